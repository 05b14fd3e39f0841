package io.shuzen.ui.runbook.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.MoveCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.provider.ComposedAdapterFactory;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;

import io.shuzen.core.pack.PackRegistry;
import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunbookCatalog;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.provider.RunbookItemProviderAdapterFactory;
import io.shuzen.model.text.LocalizedMessage;
import io.shuzen.model.validation.RunbookValidator;
import io.shuzen.model.validation.StepTypes;
import io.shuzen.model.validation.ValidationProblem;

/**
 * One runbook being edited: the model, its command stack, and what is wrong with it. Every change goes through a command, so that every
 * change can be undone.
 */
final class RunbookSession {

	private final ModelDocument<Runbook> document;
	private final boolean readOnly;
	private final PackRegistry packs;
	private final RunbookValidator validator;
	private final ComposedAdapterFactory adapters;
	private final BasicCommandStack commands = new BasicCommandStack();
	private final AdapterFactoryEditingDomain domain;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final EContentAdapter watcher = new EContentAdapter() {
		@Override
		public void notifyChanged(final Notification notification) {
			super.notifyChanged(notification);
			if (!notification.isTouch()) {
				changed();
			}
		}
	};
	private List<ValidationProblem> problems = List.of();

	/**
	 * @param document belongs to the session from now on
	 * @param readOnly whether nothing may be changed, whatever the document says
	 */
	RunbookSession(final ModelDocument<Runbook> document, final boolean readOnly, final PackRegistry packs,
			final RunbookCatalog catalog) {
		this.document = document;
		this.readOnly = readOnly || document.isReadOnly();
		this.packs = packs;
		validator = new RunbookValidator(this::signature, condition -> catalog.conditionProblem(condition).map(InBothLanguages::new));
		adapters = new ComposedAdapterFactory(new RunbookItemProviderAdapterFactory());
		domain = new AdapterFactoryEditingDomain(adapters, commands);
		document.resource().getResourceSet().eAdapters().add(new AdapterFactoryEditingDomain.EditingDomainProvider(domain));
		runbook().eAdapters().add(watcher);
		problems = validator.validate(runbook());
	}

	private record InBothLanguages(Text text) implements LocalizedMessage {
		@Override
		public String message(final Locale locale) {
			return text.in(locale);
		}
	}

	private Optional<StepTypes.Signature> signature(final String stepType) {
		return step(stepType).map(step -> new StepTypes.Signature(
				step.parameters().stream().filter(parameter -> parameter.defaultValue().isEmpty()).map(ParameterDefinition::name)
						.collect(Collectors.toSet()),
				step.parameters().stream().filter(parameter -> parameter.defaultValue().isPresent()).map(ParameterDefinition::name)
						.collect(Collectors.toSet())));
	}

	ModelDocument<Runbook> document() {
		return document;
	}

	Runbook runbook() {
		return document.root();
	}

	boolean isReadOnly() {
		return readOnly;
	}

	BasicCommandStack commands() {
		return commands;
	}

	PackRegistry packs() {
		return packs;
	}

	/** The installed step type; empty when the runbook names one that is not installed. */
	Optional<Step> step(final String stepType) {
		return stepType == null ? Optional.empty() : packs.step(stepType);
	}

	List<ValidationProblem> problems() {
		return problems;
	}

	/** The problems of one object, or of one of its features when {@code feature} is not null. */
	List<ValidationProblem> problems(final EObject object, final EStructuralFeature feature) {
		return problems.stream().filter(problem -> problem.object() == object && (feature == null || problem.feature() == feature))
				.toList();
	}

	/** Calls {@code listener} after every change of the model. */
	void onChange(final Runnable listener) {
		listeners.add(listener);
	}

	void removeListener(final Runnable listener) {
		listeners.remove(listener);
	}

	void set(final EObject object, final EStructuralFeature feature, final Object value) {
		execute(SetCommand.create(domain, object, feature, value));
	}

	void add(final EObject owner, final EStructuralFeature feature, final Object value) {
		execute(AddCommand.create(domain, owner, feature, value));
	}

	void remove(final EObject owner, final EStructuralFeature feature, final Object value) {
		execute(RemoveCommand.create(domain, owner, feature, value));
	}

	void move(final EObject owner, final EReference feature, final Object value, final int index) {
		execute(MoveCommand.create(domain, owner, feature, value, index));
	}

	void execute(final Command command) {
		if (!readOnly && command.canExecute()) {
			commands.execute(command);
		}
	}

	/** What a feature is called and what its values are called, in the user's language. */
	Optional<IItemPropertyDescriptor> descriptor(final EObject object, final EStructuralFeature feature) {
		return adapters.adapt(object, IItemPropertySource.class) instanceof final IItemPropertySource source
				? Optional.ofNullable(source.getPropertyDescriptor(object, feature))
				: Optional.empty();
	}

	String label(final EObject object, final EAttribute feature) {
		return descriptor(object, feature).map(descriptor -> descriptor.getDisplayName(object)).orElse(feature.getName());
	}

	String description(final EObject object, final EAttribute feature) {
		return descriptor(object, feature).map(descriptor -> descriptor.getDescription(object)).orElse(""); //$NON-NLS-1$
	}

	/** What a value of an enumeration is called. */
	String valueText(final EObject object, final EAttribute feature, final Object value) {
		return descriptor(object, feature).map(descriptor -> descriptor.getLabelProvider(object).getText(value))
				.orElse(String.valueOf(value));
	}

	private void changed() {
		problems = validator.validate(runbook());
		listeners.forEach(Runnable::run);
	}

	void dispose() {
		runbook().eAdapters().remove(watcher);
		listeners.clear();
		commands.flush();
		adapters.dispose();
	}
}
