package io.shuzen.cli.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.evidence.EvidenceFolder;
import io.shuzen.core.failure.FailureException;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.host.HostConnector;
import io.shuzen.core.text.Text;
import io.shuzen.engine.EndpointDescriptors;
import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.selection.EndpointSelection;
import io.shuzen.model.selection.EndpointSelectors;
import io.shuzen.model.text.LocalizedMessage;
import io.shuzen.model.validation.Constraint;
import io.shuzen.model.validation.InventoryValidator;
import io.shuzen.model.validation.ProblemScope;
import io.shuzen.model.validation.Severity;
import io.shuzen.model.validation.ValidationProblem;
import picocli.CommandLine.Option;

/** Which endpoints a command is about. */
final class TargetOptions {

	@Option(names = { "-e", "--endpoints" }, paramLabel = "SELECTOR", descriptionKey = "endpoints")
	private String endpoints;

	@Option(names = "--inventory", paramLabel = "FILE", descriptionKey = "inventory")
	private Path inventory;

	/** Whether endpoints were named. */
	boolean isExplicit() {
		return endpoints != null;
	}

	boolean namesInventory() {
		return inventory != null;
	}

	/**
	 * The selected endpoints; all that are enabled when none were named.
	 *
	 * @throws FailureException when the inventory is wrong or the selector does not say clearly what is meant
	 */
	List<EndpointDescriptor> resolve(final CommandContext context) throws FailureException {
		final Inventory loaded = load(context);
		final List<Endpoint> selected = select(loaded);
		refuseWrongOnes(loaded, selected, context);
		if (selected.isEmpty()) {
			throw CommandTexts.invalid("endpoints.none", file(context).toString());
		}
		final List<EndpointDescriptor> endpoints = selected.stream().map(EndpointDescriptors::of).toList();
		BackEndPreparation.begin(context.services(), endpoints);
		return endpoints;
	}

	/**
	 * One endpoint of an inventory by its name.
	 *
	 * @param inventory null for the user's own
	 * @throws FailureException when the inventory is wrong or has none of that name
	 */
	static EndpointDescriptor named(final CommandContext context, final Path inventory, final String name) throws FailureException {
		final TargetOptions options = new TargetOptions();
		options.inventory = inventory;
		final Inventory loaded = options.load(context);
		final List<Endpoint> found = all(loaded).stream().filter(endpoint -> name.equalsIgnoreCase(endpoint.getName())).toList();
		refuseWrongOnes(loaded, found, context);
		if (found.isEmpty()) {
			throw CommandTexts.invalid("endpoints.noSuch", name, options.file(context));
		}
		return EndpointDescriptors.of(found.getFirst());
	}

	/** The endpoints, as they stand in the file, disabled ones included when none were named. */
	List<Endpoint> list(final CommandContext context) throws FailureException {
		final Inventory loaded = load(context);
		return endpoints == null ? all(loaded) : select(loaded);
	}

	/** What is wrong with the inventory beyond its form. */
	List<ValidationProblem> problems(final CommandContext context) throws FailureException {
		return validate(load(context), context);
	}

	Path file(final CommandContext context) throws FailureException {
		return inventory == null ? context.services().inventories().defaultInventory() : inventory;
	}

	private Inventory load(final CommandContext context) throws FailureException {
		final Path file = file(context);
		final LoadResult<Inventory> result = ModelFileType.INVENTORY.load(file);
		if (result instanceof final LoadResult.Loaded<Inventory> loaded) {
			return loaded.document().root();
		}
		final LoadProblem problem = result.problems().getFirst();
		throw problem.line() > 0 ? CommandTexts.invalid("file.problemAt", file.toString(), problem.line(), text(problem::message))
				: CommandTexts.invalid("file.problem", file.toString(), text(problem::message));
	}

	private List<Endpoint> select(final Inventory loaded) throws FailureException {
		if (endpoints == null) {
			return all(loaded).stream().filter(Endpoint::isEnabled).toList();
		}
		final EndpointSelection selection = EndpointSelectors.parse(endpoints).select(loaded);
		if (!selection.isComplete()) {
			throw CommandTexts.invalid("endpoints.selector", text(selection.problems().getFirst()));
		}
		return selection.endpoints();
	}

	private static List<Endpoint> all(final Inventory loaded) {
		final List<Endpoint> all = new ArrayList<>();
		loaded.eAllContents().forEachRemaining(object -> {
			if (object instanceof final Endpoint endpoint) {
				all.add(endpoint);
			}
		});
		return all;
	}

	/** A mistake elsewhere in the file is no reason not to work; one that makes names ambiguous is. */
	private static void refuseWrongOnes(final Inventory loaded, final List<Endpoint> selected, final CommandContext context)
			throws FailureException {
		final ProblemScope scope = new ProblemScope(loaded, selected);
		for (final ValidationProblem problem : validate(loaded, context)) {
			if (problem.severity() == Severity.ERROR && (problem.constraint() == Constraint.ENDPOINT_NAME_DUPLICATE
					|| problem.constraint() == Constraint.ENDPOINT_NAME_MISSING || scope.concerns(problem))) {
				throw CommandTexts.invalid("inventory.problem", text(problem));
			}
		}
	}

	private static List<ValidationProblem> validate(final Inventory loaded, final CommandContext context) {
		final Set<String> schemes = new HashSet<>(InventoryValidator.BUILT_IN_TRANSPORTS);
		for (final HostConnector connector : context.services().connectors()) {
			schemes.addAll(connector.schemes());
		}
		return new InventoryValidator(schemes).validate(loaded);
	}

	/** The endpoints that evidence folders are about. A folder without evidence of its own stands for those in it. */
	static List<EndpointDescriptor> evidence(final List<Path> folders) throws FailureException {
		final List<EndpointDescriptor> recorded = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		for (final Path folder : folders) {
			for (final Path each : evidenceFolders(folder)) {
				final String name = EvidenceFolder.read(each).endpoint();
				if (!names.add(name.toLowerCase(Locale.ROOT))) {
					throw CommandTexts.invalid("evidence.duplicate", name, each.toString());
				}
				recorded.add(EndpointDescriptor.of(name, each.toAbsolutePath().toString(), "evidence"));
			}
		}
		return recorded;
	}

	private static List<Path> evidenceFolders(final Path folder) throws FailureException {
		if (Files.isDirectory(folder) && !Files.exists(folder.resolve(EvidenceFolder.INDEX))) {
			try (Stream<Path> children = Files.list(folder)) {
				final List<Path> recorded = children.filter(child -> Files.exists(child.resolve(EvidenceFolder.INDEX)))
						.sorted(Comparator.naturalOrder()).toList();
				if (!recorded.isEmpty()) {
					return recorded;
				}
			} catch (final IOException e) {
				throw CommandTexts.invalid("file.problem", folder.toString(), FileReason.of(e));
			}
		}
		return List.of(folder);
	}

	static Text text(final LocalizedMessage message) {
		return new Text(message.message(Locale.ENGLISH), message.message(Locale.JAPANESE));
	}
}
