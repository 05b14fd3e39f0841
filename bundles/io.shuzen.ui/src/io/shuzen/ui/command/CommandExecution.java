package io.shuzen.ui.command;

import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** Executes commands by their ids, for buttons and links that do the same as a menu entry. */
public final class CommandExecution {

	private CommandExecution() {
	}

	/** Executes a command with the present selection. One that is not enabled now does nothing. */
	public static void execute(final IServiceLocator services, final String commandId) {
		try {
			services.getService(IHandlerService.class).executeCommand(commandId, null);
		} catch (final NotEnabledException | NotHandledException e) {
			Platform.getLog(CommandExecution.class).info(e.getMessage());
		} catch (final CommandException e) {
			Platform.getLog(CommandExecution.class).error(e.getMessage(), e);
		}
	}
}
