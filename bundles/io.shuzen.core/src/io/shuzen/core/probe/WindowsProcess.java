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
 */
public record WindowsProcess(long id, String image, int sessionId, String owner, String title) {

	public WindowsProcess {
		Objects.requireNonNull(image);
		Objects.requireNonNull(owner);
		Objects.requireNonNull(title);
	}
}
