package io.shuzen.model.internal.file;

import java.io.CharConversionException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.Resource.IOWrappedException;
import org.eclipse.emf.ecore.xmi.IllegalValueException;
import org.eclipse.emf.ecore.xmi.PackageNotFoundException;
import org.eclipse.emf.ecore.xmi.UnresolvedReferenceException;
import org.xml.sax.SAXParseException;

import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.LoadProblem.Kind;

/** Turns what the XMI reader throws and records into problems a user can act on. */
final class LoadProblems {

	private LoadProblems() {
	}

	static LoadProblem of(Resource.Diagnostic error, byte[] content) {
		if (error instanceof Exception failure) {
			return of(failure, error.getLine(), error.getColumn(), content);
		}
		return at(Kind.OTHER, error.getLine(), error.getColumn(), error.getMessage());
	}

	static LoadProblem of(Exception failure, byte[] content) {
		if (failure instanceof Resource.Diagnostic located) {
			return of(failure, located.getLine(), located.getColumn(), content);
		}
		return of(failure, 0, 0, content);
	}

	private static LoadProblem of(Exception failure, int line, int column, byte[] content) {
		for (Throwable cause = failure; cause != null; cause = wrapped(cause)) {
			if (cause instanceof SAXParseException parse) {
				return at(Kind.MALFORMED, parse.getLineNumber(), parse.getColumnNumber(), parse.getLocalizedMessage());
			}
			if (cause instanceof CharConversionException) {
				return encoding(content);
			}
			if (cause instanceof IllegalValueException illegal) {
				return illegalValue(illegal);
			}
			if (cause instanceof UnresolvedReferenceException unresolved) {
				return at(Kind.UNRESOLVED, unresolved.getLine(), unresolved.getColumn(), unresolved.getReference());
			}
			if (cause instanceof PackageNotFoundException unknown) {
				return at(Kind.WRONG_CONTENT, unknown.getLine(), unknown.getColumn(), "Inventory / Runbook", unknown.uri());
			}
		}
		return at(Kind.OTHER, line, column, String.valueOf(failure.getLocalizedMessage()));
	}

	private static Throwable wrapped(Throwable failure) {
		if (failure instanceof WrappedException || failure instanceof IOWrappedException) {
			return failure.getCause();
		}
		return failure.getCause() == failure ? null : failure.getCause();
	}

	private static LoadProblem illegalValue(IllegalValueException illegal) {
		EStructuralFeature feature = illegal.getFeature();
		return at(Kind.INVALID_VALUE, illegal.getLine(), illegal.getColumn(), String.valueOf(illegal.getValue()),
				feature.getName(), allowedValues(feature.getEType()));
	}

	/** Written so that it needs no translation. */
	private static String allowedValues(EClassifier type) {
		if (type instanceof EEnum choices) {
			return choices.getELiterals().stream().map(EEnumLiteral::getLiteral).collect(Collectors.joining(", "));
		}
		Class<?> javaType = type.getInstanceClass();
		if (javaType == int.class || javaType == Integer.class) {
			return Integer.MIN_VALUE + " … " + Integer.MAX_VALUE;
		}
		return javaType == boolean.class ? "true, false" : type.getName();
	}

	/** The XML reader says neither where nor which: the bytes are looked at again. */
	private static LoadProblem encoding(byte[] content) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT);
		ByteBuffer in = ByteBuffer.wrap(content);
		CharBuffer out = CharBuffer.allocate(content.length + 1);
		CoderResult result = decoder.decode(in, out, true);
		String before = out.flip().toString();
		int lastBreak = before.lastIndexOf('\n');
		int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
		String found = result.isError() ? "0x%02X".formatted(content[in.position()]) : "?";
		return at(Kind.ENCODING, line, before.length() - lastBreak, found);
	}

	private static LoadProblem at(Kind kind, int line, int column, String... arguments) {
		return new LoadProblem(kind, Math.max(line, 0), Math.max(column, 0), List.of(arguments));
	}
}
