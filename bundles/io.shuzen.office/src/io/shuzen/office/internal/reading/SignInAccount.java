package io.shuzen.office.internal.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.TextBundle;

/**
 * The user principal name a user signed in to Windows with, in lower case: what Office would be expected to sign in as. A local account
 * has none; that is an unreadable answer, because nothing can be concluded from it.
 */
public final class SignInAccount implements Reading<String> {

	public static final SignInAccount INSTANCE = new SignInAccount();

	/** How a live machine is asked. */
	public static final ToolProbe PROBE = new ToolProbe(ToolCommand.of("whoami", "/upn"), ReadScope.EACH_USER);

	private static final TextBundle TEXTS = TextBundle.beside(SignInAccount.class, "readings");
	private static final Pattern COMMAND = Pattern.compile("whoami(\\.exe)?\"?\\s+/upn", Pattern.CASE_INSENSITIVE);
	private static final Pattern PRINCIPAL = Pattern.compile("[^\\s@,\\\\]+@[^\\s@,\\\\]+\\.[^\\s@,\\\\]+");

	private SignInAccount() {
	}

	@Override
	public Set<Probe<?>> probes() {
		return Set.of(PROBE, DeviceJoinProbe.EACH_USER);
	}

	@Override
	public Answer<String> from(final Facts facts, final Identity identity) {
		final Optional<String> own = Recorded.tool(facts, PROBE, identity, COMMAND, Recorded.NO_SIGNATURE).asOptional()
				.map(ToolOutput::standardOutput).map(String::trim).flatMap(SignInAccount::principal);
		return own.or(() -> facts.answer(DeviceJoinProbe.EACH_USER, identity).asOptional()
				.flatMap(SignInAccount::executingAccount)).<Answer<String>>map(Answer::present)
				.orElseGet(() -> Answer.unreadable(new Failure(FailureKind.NOT_READ, TEXTS.text("signInAccount.unknown"))));
	}

	/** {@code CONTOSO\t.yamada, taro.yamada@contoso.com} of dsregcmd's diagnostic data. */
	private static Optional<String> executingAccount(final DeviceJoinStatus status) {
		return status.value("Diagnostic Data", "Executing Account Name").flatMap(SignInAccount::principal);
	}

	private static Optional<String> principal(final String text) {
		final Matcher matcher = PRINCIPAL.matcher(text);
		return matcher.find() ? Optional.of(matcher.group().toLowerCase(Locale.ROOT)) : Optional.empty();
	}
}
