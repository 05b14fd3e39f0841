package io.shuzen.model.internal.file;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * A character in a text that XML 1.0 has no way to write.
 *
 * @param owner the object whose text it is in
 * @param feature the text
 * @param codePoint the character, or one half of a surrogate pair that stands alone
 */
record InvalidCharacter(EObject owner, EAttribute feature, int codePoint) {

	/** Finds the first one in an object and all it contains. */
	static Optional<InvalidCharacter> find(EObject root) {
		Iterator<EObject> objects = EcoreUtil.getAllContents(List.of(root));
		while (objects.hasNext()) {
			Optional<InvalidCharacter> found = findIn(objects.next());
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private static Optional<InvalidCharacter> findIn(EObject object) {
		for (EAttribute attribute : object.eClass().getEAllAttributes()) {
			Object value = object.eGet(attribute);
			List<?> values = value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
			for (Object each : values) {
				if (each instanceof String text) {
					Optional<InvalidCharacter> found = text.codePoints().filter(InvalidCharacter::isInvalid).boxed().findFirst()
							.map(codePoint -> new InvalidCharacter(object, attribute, codePoint));
					if (found.isPresent()) {
						return found;
					}
				}
			}
		}
		return Optional.empty();
	}

	/** The complement of production [2] "Char" of Extensible Markup Language (XML) 1.0, Fifth Edition. */
	private static boolean isInvalid(int codePoint) {
		if (codePoint < 0x20) {
			return codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
		}
		return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE || codePoint == 0xFFFE
				|| codePoint == 0xFFFF;
	}

	/** Returns the arguments of the message: the type of the object, the feature, the character. */
	List<Object> describe() {
		return List.of(owner.eClass().getName(), feature.getName(), "U+%04X".formatted(codePoint));
	}
}
