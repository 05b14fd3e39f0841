package io.shuzen.core.probe;

import java.util.Objects;

/**
 * A running process.
 *
 * @param id        process id
 * @param image     file name of the program, for instance {@code WINWORD.EXE}
 * @param sessionId the session it runs in; 0 is the services'
 * @param owner     the account, {@code DOMAIN\name}; empty when it could not be told
 * @param title     the main window's title; empty when there is none
 * @param path      the program's file; empty when it could not be told
 */
public record WindowsProcess(long id, String image, int sessionId, String owner, String title, String path) {

	public WindowsProcess {
		Objects.requireNonNull(image);
		Objects.requireNonNull(owner);
		Objects.requireNonNull(title);
		// left out in what earlier versions saved
		path = Objects.requireNonNullElse(path, "");
	}

	/** A process of which only is known what a list of tasks tells. */
	public WindowsProcess(final long id, final String image, final int sessionId, final String owner, final String title) {
		this(id, image, sessionId, owner, title, "");
	}

	/** The same process with its program's file. */
	public WindowsProcess withPath(final String file) {
		return new WindowsProcess(id, image, sessionId, owner, title, file);
	}
}
