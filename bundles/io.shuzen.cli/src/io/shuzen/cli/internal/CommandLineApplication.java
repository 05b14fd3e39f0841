package io.shuzen.cli.internal;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Runs one command of the product without a window; its exit code is the process's. */
public final class CommandLineApplication implements IApplication {

	@Override
	public Object start(IApplicationContext context) {
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		return new CommandLine(new Shuzen()).execute(arguments);
	}

	@Override
	public void stop() {
		// Nothing is kept open: a command ends by itself.
	}

	@Command(name = "shuzen", mixinStandardHelpOptions = true, versionProvider = BundleVersion.class)
	static final class Shuzen {
	}

	static final class BundleVersion implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "shuzen " + Platform.getBundle("io.shuzen.cli").getVersion() }; //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
