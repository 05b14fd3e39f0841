package org.eclipse.swtbot.swt.finder.results;

/**
 * Work that gives a value.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface Result<T> {
	T run();
}
