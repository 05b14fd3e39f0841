package io.shuzen.model.validation;

import static io.shuzen.model.inventory.InventoryPackage.Literals.CREDENTIAL_REFERENCE__ID;
import static io.shuzen.model.inventory.InventoryPackage.Literals.CREDENTIAL_REFERENCE__LOCATION;
import static io.shuzen.model.inventory.InventoryPackage.Literals.ENDPOINT_CONTAINER__CREDENTIAL;
import static io.shuzen.model.inventory.InventoryPackage.Literals.ENDPOINT_CONTAINER__NAME;
import static io.shuzen.model.inventory.InventoryPackage.Literals.ENDPOINT__ADDRESS;
import static io.shuzen.model.inventory.InventoryPackage.Literals.ENDPOINT__CREDENTIAL;
import static io.shuzen.model.inventory.InventoryPackage.Literals.ENDPOINT__NAME;
import static io.shuzen.model.inventory.InventoryPackage.Literals.ENDPOINT__TAGS;
import static io.shuzen.model.inventory.InventoryPackage.Literals.GROUP__FILTER;
import static io.shuzen.model.inventory.InventoryPackage.Literals.PROPERTY__NAME;
import static io.shuzen.model.inventory.InventoryPackage.Literals.TRANSPORT_SETTINGS__CONNECT_TIMEOUT_SECONDS;
import static io.shuzen.model.inventory.InventoryPackage.Literals.TRANSPORT_SETTINGS__HOST_KEY_FINGERPRINT;
import static io.shuzen.model.inventory.InventoryPackage.Literals.TRANSPORT_SETTINGS__PORT;
import static io.shuzen.model.inventory.InventoryPackage.Literals.TRANSPORT_SETTINGS__SCHEME;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

import io.shuzen.model.connection.EffectiveConnection;
import io.shuzen.model.inventory.CredentialKind;
import io.shuzen.model.inventory.CredentialReference;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.inventory.Property;
import io.shuzen.model.inventory.TransportSettings;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.model.selection.EndpointFilter;
import io.shuzen.model.selection.InventoryIndex;

/**
 * Checks inventories. Groups cannot contain themselves: containment in the model forbids it, and a file cannot express it;
 * only the filters of dynamic groups can go round in circles.
 */
public final class InventoryValidator {

	/** The transports this application comes with. */
	public static final Set<String> BUILT_IN_TRANSPORTS = Set.of("ssh", "winrm", "rpc", "local", "process", "simulation");

	/** Transports for which an address is no place in a network. */
	private static final Set<String> TRANSPORTS_WITHOUT_NETWORK = Set.of("local", "process", "simulation");

	private static final int MAX_PORT = 65535;

	private static final int MAX_CONNECT_TIMEOUT_SECONDS = 3600;

	/** As OpenSSH prints it: the Base64 form of 32 bytes, without the padding. */
	private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

	private static final Pattern NAME_SLIP = Pattern.compile("^\\s.*|.*\\s$|.*\\p{Cntrl}.*", Pattern.DOTALL);

	private static final Pattern TAG = Pattern.compile("[^\\s,\"!:*?\\p{Cntrl}][^\\s,\"*?\\p{Cntrl}]*");

	private static final Pattern SECRET_NAME = Pattern.compile(".*(password|passwd|passphrase|secret|パスワード).*",
			Pattern.CASE_INSENSITIVE);

	private final Set<String> transports;

	/** Makes a validator that knows the built-in transports. */
	public InventoryValidator() {
		this(BUILT_IN_TRANSPORTS);
	}

	/**
	 * Makes a validator.
	 *
	 * @param transports ids of the transports that are installed
	 */
	public InventoryValidator(Set<String> transports) {
		this.transports = Set.copyOf(transports);
	}

	/** Returns what is wrong with an inventory, in the order of the file; empty when nothing is. */
	public List<ValidationProblem> validate(Inventory inventory) {
		return new Check(inventory).run();
	}

	/** One pass over one inventory. */
	private final class Check {

		private final Inventory inventory;

		private final InventoryIndex index;

		private final ProblemList problems = new ProblemList();

		private final Set<String> credentialIds = new HashSet<>();

		Check(Inventory inventory) {
			this.inventory = inventory;
			this.index = new InventoryIndex(inventory);
			inventory.getCredentials().stream().map(CredentialReference::getId).filter(Objects::nonNull)
					.forEach(credentialIds::add);
		}

		List<ValidationProblem> run() {
			problems.requireKnownFeatures(inventory);
			problems.requireText(inventory, ENDPOINT_CONTAINER__NAME, Constraint.INVENTORY_NAME_MISSING);
			checkContainer(inventory);
			problems.requireUnique(index.endpoints(), endpoint -> lowerCase(endpoint.getName()), ENDPOINT__NAME,
					Constraint.ENDPOINT_NAME_DUPLICATE);
			inventory.getCredentials().forEach(this::checkCredential);
			problems.requireUnique(inventory.getCredentials(), CredentialReference::getId, CREDENTIAL_REFERENCE__ID,
					Constraint.CREDENTIAL_ID_DUPLICATE);
			return problems.toList();
		}

		private void checkContainer(EndpointContainer container) {
			checkReference(container, ENDPOINT_CONTAINER__CREDENTIAL, container.getCredential());
			checkTransport(container.getTransport());
			if (container.getTransport() != null && isSet(container.getTransport().getHostKeyFingerprint())) {
				problems.add(container.getTransport(), TRANSPORT_SETTINGS__HOST_KEY_FINGERPRINT, Constraint.FINGERPRINT_SHARED);
			}
			container.getGroups().forEach(this::checkGroup);
			problems.requireUnique(container.getGroups(), group -> lowerCase(group.getName()), ENDPOINT_CONTAINER__NAME,
					Constraint.GROUP_NAME_DUPLICATE);
			container.getEndpoints().forEach(this::checkEndpoint);
		}

		private void checkGroup(Group group) {
			problems.requireText(group, ENDPOINT_CONTAINER__NAME, Constraint.GROUP_NAME_MISSING);
			if (group.isDynamic()) {
				checkDynamic(group);
			}
			checkContainer(group);
		}

		private void checkDynamic(Group group) {
			String name = String.valueOf(group.getName());
			if (!group.getEndpoints().isEmpty() || !group.getGroups().isEmpty() || group.getTransport() != null
					|| isSet(group.getCredential())) {
				problems.add(group, GROUP__FILTER, Constraint.GROUP_DYNAMIC_WITH_CONTENT, name);
			}
			for (String reference : EndpointFilter.parse(group.getFilter()).groupReferences()) {
				if (index.groups(reference).isEmpty()) {
					problems.add(group, GROUP__FILTER, Constraint.GROUP_FILTER_UNKNOWN_GROUP, name, reference);
				}
			}
			if (leadsTo(group, group, new HashSet<>())) {
				problems.add(group, GROUP__FILTER, Constraint.GROUP_FILTER_CYCLE, name);
			}
		}

		private boolean leadsTo(Group from, Group wanted, Set<Group> visited) {
			for (String reference : EndpointFilter.parse(from.getFilter()).groupReferences()) {
				for (Group next : index.groups(reference)) {
					if (next == wanted || next.isDynamic() && visited.add(next) && leadsTo(next, wanted, visited)) {
						return true;
					}
				}
			}
			return false;
		}

		private void checkEndpoint(Endpoint endpoint) {
			boolean named = problems.requireText(endpoint, ENDPOINT__NAME, Constraint.ENDPOINT_NAME_MISSING,
					isSet(endpoint.getAddress()) ? endpoint.getAddress() : "?");
			if (named && NAME_SLIP.matcher(endpoint.getName()).matches()) {
				problems.add(endpoint, ENDPOINT__NAME, Constraint.ENDPOINT_NAME_INVALID, endpoint.getName().strip());
			}
			checkAddress(endpoint, named);
			checkReference(endpoint, ENDPOINT__CREDENTIAL, endpoint.getCredential());
			checkTransport(endpoint.getTransport());
			for (String tag : endpoint.getTags()) {
				if (!TAG.matcher(tag).matches()) {
					problems.add(endpoint, ENDPOINT__TAGS, Constraint.TAG_INVALID, tag, String.valueOf(endpoint.getName()));
				}
			}
			checkProperties(endpoint.getAttributes());
		}

		private void checkAddress(Endpoint endpoint, boolean named) {
			if (TRANSPORTS_WITHOUT_NETWORK.contains(EffectiveConnection.of(endpoint).scheme())) {
				return;
			}
			if (isSet(endpoint.getAddress())) {
				if (!AddressSyntax.isAddress(endpoint.getAddress())) {
					problems.add(endpoint, ENDPOINT__ADDRESS, Constraint.ENDPOINT_ADDRESS_INVALID, endpoint.getAddress(),
							String.valueOf(endpoint.getName()));
				}
			} else if (named && !AddressSyntax.isAddress(endpoint.getName())) {
				problems.add(endpoint, ENDPOINT__ADDRESS, Constraint.ENDPOINT_ADDRESS_MISSING, endpoint.getName());
			}
		}

		private void checkReference(EObject object, EAttribute feature, String id) {
			if (isSet(id) && !credentialIds.contains(id)) {
				problems.add(object, feature, Constraint.CREDENTIAL_UNKNOWN, id);
			}
		}

		private void checkTransport(TransportSettings settings) {
			if (settings == null) {
				return;
			}
			if (isSet(settings.getScheme()) && !transports.contains(settings.getScheme())) {
				problems.add(settings, TRANSPORT_SETTINGS__SCHEME, Constraint.TRANSPORT_UNKNOWN, settings.getScheme(),
						String.join(", ", transports.stream().sorted().toList()));
			}
			problems.requireRange(settings, TRANSPORT_SETTINGS__PORT, 1, MAX_PORT, Constraint.PORT_OUT_OF_RANGE);
			problems.requireRange(settings, TRANSPORT_SETTINGS__CONNECT_TIMEOUT_SECONDS, 1, MAX_CONNECT_TIMEOUT_SECONDS,
					Constraint.CONNECT_TIMEOUT_OUT_OF_RANGE);
			if (isSet(settings.getHostKeyFingerprint())
					&& !FINGERPRINT.matcher(settings.getHostKeyFingerprint()).matches()) {
				problems.add(settings, TRANSPORT_SETTINGS__HOST_KEY_FINGERPRINT, Constraint.FINGERPRINT_INVALID,
						settings.getHostKeyFingerprint());
			}
			checkProperties(settings.getOptions());
		}

		private void checkProperties(List<Property> properties) {
			for (Property property : properties) {
				if (problems.requireText(property, PROPERTY__NAME, Constraint.PROPERTY_NAME_MISSING)
						&& isSet(property.getValue()) && SECRET_NAME.matcher(property.getName()).matches()) {
					problems.add(property, PROPERTY__NAME, Constraint.PROPERTY_SECRET, property.getName());
				}
			}
			problems.requireUnique(properties, property -> lowerCase(property.getName()), PROPERTY__NAME,
					Constraint.PROPERTY_NAME_DUPLICATE);
		}

		private void checkCredential(CredentialReference credential) {
			if (problems.requireText(credential, CREDENTIAL_REFERENCE__ID, Constraint.CREDENTIAL_ID_MISSING)
					&& !IDENTIFIER.matcher(credential.getId()).matches()) {
				problems.add(credential, CREDENTIAL_REFERENCE__ID, Constraint.CREDENTIAL_ID_INVALID, credential.getId());
			}
			CredentialKind kind = credential.getKind();
			if (kind == CredentialKind.KEY_FILE || kind == CredentialKind.SECURE_STORAGE
					|| kind == CredentialKind.ENVIRONMENT) {
				if (problems.requireText(credential, CREDENTIAL_REFERENCE__LOCATION, Constraint.CREDENTIAL_LOCATION_MISSING,
						String.valueOf(credential.getId()), kind.getLiteral()) && !isPlace(kind, credential.getLocation())) {
					// the location is not repeated: somebody may have typed the secret itself
					problems.add(credential, CREDENTIAL_REFERENCE__LOCATION, Constraint.CREDENTIAL_LOCATION_INVALID,
							String.valueOf(credential.getId()));
				}
			}
		}
	}

	private static boolean isPlace(CredentialKind kind, String location) {
		return switch (kind) {
		case ENVIRONMENT -> SecretReference.Source.ENVIRONMENT.isName(location.strip());
		case SECURE_STORAGE -> SecretReference.Source.SECURE_STORAGE.isName(location.strip());
		default -> true;
		};
	}

	private static boolean isSet(String text) {
		return text != null && !text.isBlank();
	}

	private static String lowerCase(String name) {
		return name == null ? null : name.strip().toLowerCase(Locale.ROOT);
	}
}
