package io.shuzen.model.validation;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import io.shuzen.model.connection.EffectiveConnection;
import io.shuzen.model.inventory.CredentialReference;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.selection.InventoryIndex;

/**
 * Tells which problems of an inventory concern some of its endpoints; others are no reason not to work on these. A snapshot: once the
 * inventory changes, a new one is to be made. Not thread-safe.
 */
public final class ProblemScope {

	private final InventoryIndex index;

	private final Set<Endpoint> endpoints;

	/**
	 * Makes a scope.
	 *
	 * @param inventory the inventory whose problems are to be told apart
	 * @param endpoints those of its endpoints that something is to be done to
	 */
	public ProblemScope(Inventory inventory, Collection<Endpoint> endpoints) {
		this.index = new InventoryIndex(inventory);
		this.endpoints = Set.copyOf(endpoints);
	}

	/**
	 * Returns whether a problem concerns any of the endpoints: it is about one of them, about the inventory, about a group that one is in or
	 * that would have it by its filter, about the connection settings of one of these, or about a credential that one is reached with.
	 */
	public boolean concerns(ValidationProblem problem) {
		EObject owner = problem.object();
		while (owner != null) {
			switch (owner) {
			case Endpoint endpoint -> {
				return endpoints.contains(endpoint);
			}
			case CredentialReference credential -> {
				return endpoints.stream().anyMatch(endpoint -> isReachedWith(endpoint, credential));
			}
			case Group group -> {
				List<Endpoint> members = index.members(group);
				return endpoints.stream().anyMatch(endpoint -> EcoreUtil.isAncestor(group, endpoint))
						|| members.stream().anyMatch(endpoints::contains);
			}
			case Inventory whole -> {
				return true;
			}
			default -> owner = owner.eContainer();
			}
		}
		return false;
	}

	private static boolean isReachedWith(Endpoint endpoint, CredentialReference credential) {
		return EffectiveConnection.of(endpoint).credentialId().filter(id -> id.equals(credential.getId())).isPresent();
	}
}
