package io.shuzen.ui.internal.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.jface.viewers.ICellEditorValidator;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.ui.views.properties.ComboBoxPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.eclipse.ui.views.properties.TextPropertyDescriptor;

import io.shuzen.ui.internal.Messages;

/**
 * Shows and edits the properties of a model object as its EMF item provider describes them; every edit is a command that can be undone.
 * EMF has such a class in a bundle that cannot be had here.
 */
public final class ModelPropertySource implements IPropertySource {

	private final EObject object;
	private final IItemPropertySource properties;
	private final boolean readOnly;

	public ModelPropertySource(final EObject object, final IItemPropertySource properties, final boolean readOnly) {
		this.object = object;
		this.properties = properties;
		this.readOnly = readOnly;
	}

	@Override
	public Object getEditableValue() {
		return object;
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		final List<IPropertyDescriptor> descriptors = new ArrayList<>();
		for (final IItemPropertyDescriptor item : properties.getPropertyDescriptors(object)) {
			descriptors.add(descriptor(item));
		}
		return descriptors.toArray(IPropertyDescriptor[]::new);
	}

	@Override
	public Object getPropertyValue(final Object id) {
		final IItemPropertyDescriptor item = item(id);
		final Object value = value(item);
		if (isChoice(item)) {
			return choices(item).indexOf(value);
		}
		return text(value);
	}

	@Override
	public boolean isPropertySet(final Object id) {
		return item(id).isPropertySet(object);
	}

	@Override
	public void resetPropertyValue(final Object id) {
		if (!readOnly) {
			item(id).resetPropertyValue(object);
		}
	}

	@Override
	public void setPropertyValue(final Object id, final Object value) {
		final IItemPropertyDescriptor item = item(id);
		if (readOnly || !item.canSetProperty(object)) {
			return;
		}
		final Object converted = isChoice(item) ? choices(item).get((Integer) value) : parse(item, (String) value);
		if (!Objects.equals(converted, value(item))) {
			item.setPropertyValue(object, converted);
		}
	}

	private IPropertyDescriptor descriptor(final IItemPropertyDescriptor item) {
		final String id = item.getId(object);
		final String name = item.getDisplayName(object);
		final PropertyDescriptor descriptor;
		if (readOnly || !isEditable(item)) {
			descriptor = new PropertyDescriptor(id, name);
		} else if (isChoice(item)) {
			descriptor = new ComboBoxPropertyDescriptor(id, name,
					choices(item).stream().map(ModelPropertySource::text).toArray(String[]::new));
		} else {
			descriptor = new TextPropertyDescriptor(id, name);
			descriptor.setValidator(validator(item));
		}
		if (isChoice(item)) {
			descriptor.setLabelProvider(LabelProvider.createTextProvider(
					index -> index instanceof final Integer number && number >= 0 ? text(choices(item).get(number)) : ""));
		}
		descriptor.setDescription(item.getDescription(object));
		descriptor.setCategory(item.getCategory(object));
		return descriptor;
	}

	private boolean isEditable(final IItemPropertyDescriptor item) {
		return item.canSetProperty(object) && item.getFeature(object) instanceof EAttribute;
	}

	private boolean isChoice(final IItemPropertyDescriptor item) {
		return item.getFeature(object) instanceof final EAttribute attribute && !attribute.isMany()
				&& (attribute.getEAttributeType() instanceof EEnum
						|| attribute.getEAttributeType().getInstanceClass() == boolean.class);
	}

	private List<Object> choices(final IItemPropertyDescriptor item) {
		final EAttribute attribute = (EAttribute) item.getFeature(object);
		if (attribute.getEAttributeType() instanceof final EEnum literals) {
			return literals.getELiterals().stream().map(literal -> (Object) literal.getInstance()).toList();
		}
		return List.of(Boolean.TRUE, Boolean.FALSE);
	}

	private ICellEditorValidator validator(final IItemPropertyDescriptor item) {
		return value -> {
			try {
				parse(item, (String) value);
				return null;
			} catch (final RuntimeException e) {
				return Messages.ModelPropertySource_invalid;
			}
		};
	}

	/** Lists are words with blanks between them. */
	private Object parse(final IItemPropertyDescriptor item, final String text) {
		final EAttribute attribute = (EAttribute) item.getFeature(object);
		if (attribute.isMany()) {
			return Arrays.stream(text.split("[\\s,\\u3000]+")).filter(word -> !word.isEmpty()).toList();
		}
		return text.isBlank() ? null : EcoreUtil.createFromString(attribute.getEAttributeType(), text.strip());
	}

	private IItemPropertyDescriptor item(final Object id) {
		return properties.getPropertyDescriptor(object, id);
	}

	private Object value(final IItemPropertyDescriptor item) {
		return object.eGet((EStructuralFeature) item.getFeature(object));
	}

	private static String text(final Object value) {
		return switch (value) {
		case null -> "";
		case final Boolean flag -> flag ? Messages.ModelPropertySource_yes : Messages.ModelPropertySource_no;
		case final Collection<?> values -> values.stream().map(ModelPropertySource::text).collect(Collectors.joining(" "));
		default -> value.toString();
		};
	}
}
