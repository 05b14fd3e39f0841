package io.shuzen.cli.internal;

import java.util.Hashtable;
import java.util.Locale;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.cli.internal.command.ShuzenCommandLine;
import io.shuzen.cli.internal.output.Language;
import io.shuzen.core.failure.FileReason;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.SecretStore;

/** Runs one command of the product without a window; its exit code is the process's. */
public final class CommandLineApplication implements IApplication {

	@Override
	public Object start(final IApplicationContext application) {
		final String[] arguments = (String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		final BundleContext context = FrameworkUtil.getBundle(CommandLineApplication.class).getBundleContext();
		final Hashtable<String, Object> properties = new Hashtable<>();
		properties.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
		final OsgiServices services = new OsgiServices(context);
		final UnattendedSecrets unattended = new UnattendedSecrets(System::getenv, SecurePreferencesFactory::getDefault);
		context.registerService(SecretStore.class, services.secretsInUse().remembering(unattended), properties);
		context.registerService(HostTrust.class, unattended, properties);
		final Interruption interruption = new Interruption();
		interruption.install();
		application.applicationRunning();
		final StandardOutput output = StandardOutput.ofProcess();
		final Terminal terminal = Terminal.ofProcess(output, Language.of(arguments, Locale.getDefault()));
		final int exitCode = new ShuzenCommandLine(services, terminal, interruption, context.getBundle().getVersion().toString()).execute(arguments);
		output.failure().ifPresent(failure -> terminal.message(CommandTexts.text("output.unwritable", FileReason.of(failure))));
		ClassArchive.write(exitCode);
		return exitCode == ExitCode.SUCCESS && output.failure().isPresent() ? ExitCode.INTERNAL : exitCode;
	}

	@Override
	public void stop() {
		// nothing is kept open: a command ends by itself
	}
}
