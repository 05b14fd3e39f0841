package org.eclipse.swtbot.swt.finder.results;

/** Work that gives nothing back. */
@FunctionalInterface
public interface VoidResult {
	void run();
}
