package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.EventList;
import io.shuzen.core.probe.EventLogProbe;
import io.shuzen.core.probe.Fact;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.FileEntry;
import io.shuzen.core.probe.FileListing;
import io.shuzen.core.probe.FileProbe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;

/**
 * Answers to a question from facts that were not read for exactly that question. A live machine is asked what the pack wants to know;
 * what people record was typed by hand: another path of the same script, another number of events, a key without its subkeys.
 */
public final class Recorded {

	/** A tool's output begins with what tells it; this question is asked of every recorded file, however large. */
	private static final int LOOKED_AT = 1 << 16;

	private Recorded() {
	}

	/**
	 * A console tool's output: that of {@code own}, else that of any recorded command that matches.
	 *
	 * @param own       how the pack itself asks
	 * @param identity  whose; for a question about the machine every identity's recording counts
	 * @param command   found in the recorded command line, in any case
	 * @param signature found in the output, for recordings whose command says nothing ({@code type log.txt}); may match nothing
	 */
	static Answer<ToolOutput> tool(final Facts facts, final ToolProbe own, final Identity identity, final Pattern command,
			final Pattern signature) {
		final Answer<ToolOutput> exact = facts.answer(own, identity);
		if (exact.asOptional().isPresent()) {
			return exact;
		}
		return tools(facts, identity, own.scope(), command, signature).stream().findFirst().<Answer<ToolOutput>>map(Answer::present)
				.orElse(exact);
	}

	/** A question about the machine, recognised by its command line alone. */
	public static Answer<ToolOutput> toolOutput(final Facts facts, final ToolProbe own, final Pattern command) {
		return tool(facts, own, Identity.ADMINISTRATOR, command, NO_SIGNATURE);
	}

	/** Every recorded output that matches, in the order of recording. */
	static List<ToolOutput> tools(final Facts facts, final Identity identity, final ReadScope scope, final Pattern command,
			final Pattern signature) {
		final List<ToolOutput> found = new ArrayList<>();
		for (final Fact<?> fact : facts.all()) {
			if (fact.probe() instanceof final ToolProbe probe
					&& (scope == ReadScope.MACHINE || fact.identity().equals(identity))
					&& fact.answer() instanceof Answer.Present<?>(final ToolOutput output)
					&& (command.matcher(probe.command().toString()).find()
							|| signature.matcher(beginning(output.standardOutput())).find())) {
				found.add(output);
			}
		}
		return found;
	}

	private static String beginning(final String output) {
		return output.length() > LOOKED_AT ? output.substring(0, LOOKED_AT) : output;
	}

	/** Where the evidence of a tool's output is: the recorded probe that matches, else {@code own}. */
	public static ToolProbe toolProbe(final Facts facts, final ToolProbe own, final Pattern command) {
		return facts.all().stream().map(Fact::probe).filter(ToolProbe.class::isInstance).map(ToolProbe.class::cast)
				.filter(probe -> command.matcher(probe.command().toString()).find()).findFirst().orElse(own);
	}

	/**
	 * A registry key; when its tree was asked for and only the key itself was read, that, with subkeys by name. For a user's key also as
	 * an administrator read it in {@code HKEY_USERS}.
	 */
	public static Answer<RegistryKey> registry(final Facts facts, final RegistryProbe probe, final Identity identity) {
		final Answer<RegistryKey> wide = UserRegistry.answer(facts, probe, identity);
		if (wide.isKnown() || !probe.recursive()) {
			return wide;
		}
		final Answer<RegistryKey> narrow = UserRegistry.answer(facts, new RegistryProbe(probe.path(), probe.view(), false),
				identity);
		return narrow.isKnown() ? narrow : wide;
	}

	/** The events of a channel, whatever filter and number they were read with. */
	public static Answer<EventList> events(final Facts facts, final EventLogProbe probe) {
		final Answer<EventList> exact = facts.answer(probe);
		if (exact.isKnown()) {
			return exact;
		}
		return facts.all().stream()
				.filter(fact -> fact.probe() instanceof final EventLogProbe other
						&& other.channel().equalsIgnoreCase(probe.channel()) && fact.answer().isKnown())
				.map(fact -> (Answer<EventList>) facts.answer((EventLogProbe) fact.probe())).findFirst().orElse(exact);
	}

	/** A folder, however deep and with however much content it was read. */
	public static Answer<FileListing> files(final Facts facts, final FileProbe probe, final Identity identity) {
		final Answer<FileListing> exact = facts.answer(probe, identity);
		if (exact.isKnown()) {
			return exact;
		}
		return facts.all().stream()
				.filter(fact -> fact.probe() instanceof final FileProbe other && other.path().equalsIgnoreCase(probe.path())
						&& (fact.identity().equals(identity) || other.scope() == ReadScope.MACHINE) && fact.answer().isKnown())
				.map(fact -> (Answer<FileListing>) facts.answer((FileProbe) fact.probe(), fact.identity())).findFirst()
				.orElse(exact);
	}

	/** The text of a file, when its content was read. */
	public static Optional<String> text(final FileEntry file) {
		return file.contentBytes().map(TextBytes::decode);
	}

	/** Matches no output. */
	static final Pattern NO_SIGNATURE = Pattern.compile("(?!)");

}
