package io.shuzen.model.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;

import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.inventory.Inventory;

/**
 * The endpoints and groups of an inventory, found by name. A snapshot: once the inventory changes, a new one is to be made
 * (it takes some milliseconds for 10,000 endpoints). Not thread-safe.
 */
public final class InventoryIndex {

	private final List<Endpoint> endpoints = new ArrayList<>();

	private final List<Group> groups = new ArrayList<>();

	private final Map<String, Endpoint> endpointsByName = new HashMap<>();

	private final EndpointProperties properties;

	/** Dynamic groups whose members are being found right now: one that refers to itself has no members by that way. */
	private final Set<Group> evaluating = new HashSet<>();

	/** Makes an index in which filters compare the attributes of endpoints. */
	public InventoryIndex(Inventory inventory) {
		this(inventory, EndpointProperties.ATTRIBUTES);
	}

	/**
	 * Makes an index.
	 *
	 * @param inventory the inventory
	 * @param properties what the filters of dynamic groups can compare
	 */
	public InventoryIndex(Inventory inventory, EndpointProperties properties) {
		this.properties = properties;
		add(inventory);
		for (Endpoint endpoint : endpoints) {
			endpointsByName.putIfAbsent(SearchText.of(endpoint.getName()), endpoint);
		}
	}

	private void add(EndpointContainer container) {
		for (Group group : container.getGroups()) {
			groups.add(group);
			add(group);
		}
		endpoints.addAll(container.getEndpoints());
	}

	/** Returns all endpoints, disabled ones included, in the order of the file: those of the groups first. */
	public List<Endpoint> endpoints() {
		return List.copyOf(endpoints);
	}

	/** Returns all groups, outer ones before inner ones, in the order of the file. */
	public List<Group> groups() {
		return List.copyOf(groups);
	}

	/** Returns the endpoint of that name, regardless of case; of several, the first. */
	public Optional<Endpoint> endpoint(String name) {
		return Optional.ofNullable(endpointsByName.get(SearchText.of(name)));
	}

	/**
	 * Returns the groups of a name.
	 *
	 * @param nameOrPath the name of a group or the end of its path ({@code Japan/Tokyo}), regardless of case; may hold the
	 *            place holders * and ?
	 */
	public List<Group> groups(String nameOrPath) {
		Pattern pattern = SearchText.glob(nameOrPath);
		Pattern endOfPath = SearchText.glob("*/" + nameOrPath);
		return groups.stream().filter(group -> {
			String path = SearchText.of(path(group));
			return pattern.matcher(SearchText.of(group.getName())).matches() || pattern.matcher(path).matches()
					|| endOfPath.matcher(path).matches();
		}).toList();
	}

	/** Returns the names of the groups around an endpoint or group and, for a group, its own, from the outside in. */
	public static String path(EObject object) {
		StringBuilder path = new StringBuilder();
		for (EObject each = object; each != null; each = each.eContainer()) {
			if (each instanceof Group group) {
				path.insert(0, path.isEmpty() ? "" : "/").insert(0, group.getName() == null ? "" : group.getName());
			}
		}
		return path.toString();
	}

	/**
	 * Returns the endpoints of a group, disabled ones included: those in it and in the groups inside it, or, for a dynamic
	 * group, those that match its filter.
	 */
	public List<Endpoint> members(Group group) {
		return endpoints.stream().filter(membership(List.of(group))).toList();
	}

	/** Returns whether an endpoint belongs to any of some groups; the filters of dynamic ones are resolved at once. */
	Predicate<Endpoint> membership(List<Group> anyOf) {
		Set<EObject> listed = new HashSet<>();
		List<Predicate<Endpoint>> filters = new ArrayList<>();
		for (Group group : anyOf) {
			if (!group.isDynamic()) {
				listed.add(group);
			} else if (evaluating.add(group)) {
				try {
					filters.add(EndpointFilter.parse(group.getFilter()).bind(this, properties));
				} finally {
					evaluating.remove(group);
				}
			}
		}
		return endpoint -> isInside(endpoint, listed) || filters.stream().anyMatch(filter -> filter.test(endpoint));
	}

	private static boolean isInside(Endpoint endpoint, Set<EObject> containers) {
		for (EObject container = endpoint.eContainer(); container != null; container = container.eContainer()) {
			if (containers.contains(container)) {
				return true;
			}
		}
		return false;
	}
}
