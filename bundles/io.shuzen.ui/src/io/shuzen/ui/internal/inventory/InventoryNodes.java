package io.shuzen.ui.internal.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;

import io.shuzen.model.connection.EffectiveConnection;
import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.EndpointContainer;
import io.shuzen.model.inventory.Group;
import io.shuzen.model.selection.EndpointFilter;
import io.shuzen.model.selection.EndpointProperties;
import io.shuzen.model.selection.InventoryIndex;
import io.shuzen.model.validation.ValidationProblem;
import io.shuzen.ui.icon.Icon;
import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.inventory.OpenInventory;
import io.shuzen.ui.investigation.EndpointState;
import io.shuzen.ui.investigation.EndpointStates;
import io.shuzen.ui.investigation.FindingProperties;
import io.shuzen.ui.table.SimpleNode;
import io.shuzen.ui.table.TreeNode;

/** Makes the lines of the Inventory view from the open inventories, as far as a filter lets them through. */
final class InventoryNodes {

	/** The columns, in their order. */
	enum Column {
		NAME, CAUSE, ADDRESS, TRANSPORT, TAGS
	}

	/** An endpoint's line. What it says about the cause of trouble is asked for when it is shown. */
	record EndpointLine(OpenInventory inventory, Endpoint endpoint, String address, String transport,
			EndpointStates states) implements TreeNode {

		EndpointState state() {
			return states.of(inventory.reference(endpoint));
		}

		String name() {
			return endpoint.getName() == null ? "" : endpoint.getName();
		}

		String tags() {
			return String.join(" ", endpoint.getTags());
		}

		Icon symbol() {
			return endpoint.isEnabled() ? state().icon() : Icon.ENDPOINT_DISABLED;
		}

		@Override
		public Object element() {
			return endpoint;
		}

		@Override
		public String text(final int column) {
			return switch (Column.values()[column]) {
			case NAME -> name();
			case CAUSE -> StateText.of(state());
			case ADDRESS -> address;
			case TRANSPORT -> transport;
			case TAGS -> tags();
			};
		}

		@Override
		public Optional<Icon> icon(final int column) {
			return column == Column.NAME.ordinal() ? Optional.of(symbol()) : Optional.empty();
		}
	}

	/** A group's or an inventory's line. */
	private record ContainerLine(Object element, String name, Icon symbol, boolean isExpandedAtFirst,
			List<EndpointLine> members, List<? extends TreeNode> children) implements TreeNode {

		@Override
		public String text(final int column) {
			return switch (Column.values()[column]) {
			case NAME -> name;
			case CAUSE -> StateText.summary(members.stream().map(EndpointLine::state).toList());
			case ADDRESS, TRANSPORT, TAGS -> "";
			};
		}

		@Override
		public Optional<Icon> icon(final int column) {
			return column == Column.NAME.ordinal() ? Optional.of(symbol) : Optional.empty();
		}
	}

	/** Larger groups are closed at first. */
	private static final int EXPANDED_MEMBERS = 60;

	private final EndpointFilter filter;
	private final EndpointStates states;

	InventoryNodes(final String filter, final EndpointStates states) {
		this.filter = EndpointFilter.parse(filter);
		this.states = states;
	}

	/** One root for each inventory. */
	List<TreeNode> tree(final List<OpenInventory> inventories) {
		final List<TreeNode> roots = new ArrayList<>();
		for (final OpenInventory inventory : inventories) {
			roots.add(root(inventory));
		}
		return roots;
	}

	/** Every endpoint once, in the order of the files. */
	List<EndpointLine> flat(final List<OpenInventory> inventories) {
		final List<EndpointLine> lines = new ArrayList<>();
		for (final OpenInventory inventory : inventories) {
			final InventoryIndex index = inventory.index(properties(inventory));
			final Predicate<Endpoint> accepted = filter.bind(index, properties(inventory));
			index.endpoints().stream().filter(accepted).forEach(endpoint -> lines.add(line(inventory, endpoint)));
		}
		return lines;
	}

	private TreeNode root(final OpenInventory inventory) {
		final InventoryIndex index = inventory.index(properties(inventory));
		final Predicate<Endpoint> accepted = filter.bind(index, properties(inventory));
		final List<TreeNode> children = new ArrayList<>();
		for (final LoadProblem problem : inventory.problems()) {
			children.add(SimpleNode.leaf(problem, Icon.SEVERITY_ERROR, place(problem), problem.message()));
		}
		for (final ValidationProblem problem : inventory.violations()) {
			children.add(SimpleNode.leaf(problem, Icon.SEVERITY_ERROR, place(problem), problem.message()));
		}
		final List<EndpointLine> members = new ArrayList<>();
		addContent(inventory, inventory.inventory(), index, accepted, children, members);
		String name = NLS.bind(Messages.InventoryNodes_withCount, inventory.name(), members.size());
		if (inventory.isReadOnly()) {
			name = NLS.bind(Messages.InventoryNodes_readOnly, name);
		} else if (inventory.isDirty()) {
			name = '*' + name;
		}
		return new ContainerLine(inventory.inventory(), name,
				inventory.isReadOnly() ? Icon.INVENTORY_READ_ONLY : Icon.INVENTORY, true, members, children);
	}

	private void addContent(final OpenInventory inventory, final EndpointContainer container, final InventoryIndex index,
			final Predicate<Endpoint> accepted, final List<TreeNode> children, final List<EndpointLine> allMembers) {
		for (final Group group : container.getGroups()) {
			final List<EndpointLine> members = new ArrayList<>();
			final List<TreeNode> content = new ArrayList<>();
			if (group.isDynamic()) {
				index.members(group).stream().filter(accepted).forEach(endpoint -> members.add(line(inventory, endpoint)));
				content.addAll(members);
			} else {
				addContent(inventory, group, index, accepted, content, members);
				allMembers.addAll(members);
			}
			// empty groups stay while nobody searches: they are to be filled
			if (filter.isEmpty() || !members.isEmpty()) {
				children.add(new ContainerLine(group,
						NLS.bind(Messages.InventoryNodes_withCount, group.getName(), members.size()),
						group.isDynamic() ? Icon.DYNAMIC_GROUP : Icon.GROUP, !filter.isEmpty() || !group.isDynamic() && members.size() <= EXPANDED_MEMBERS, members,
						content));
			}
		}
		for (final Endpoint endpoint : container.getEndpoints()) {
			if (accepted.test(endpoint)) {
				final EndpointLine line = line(inventory, endpoint);
				children.add(line);
				allMembers.add(line);
			}
		}
	}

	private EndpointLine line(final OpenInventory inventory, final Endpoint endpoint) {
		final EffectiveConnection connection = EffectiveConnection.of(endpoint);
		return new EndpointLine(inventory, endpoint, connection.address(), connection.scheme(), states);
	}

	private EndpointProperties properties(final OpenInventory inventory) {
		return new FindingProperties(endpoint -> states.of(inventory.reference(endpoint))).or(EndpointProperties.ATTRIBUTES);
	}

	private static String place(final ValidationProblem problem) {
		return problem.object() instanceof final Endpoint endpoint && endpoint.getName() != null ? endpoint.getName()
				: Messages.InventoryNodes_problem;
	}

	private static String place(final LoadProblem problem) {
		return problem.line() == 0 ? Messages.InventoryNodes_problem
				: NLS.bind(Messages.InventoryNodes_problemInLine, problem.line());
	}
}
