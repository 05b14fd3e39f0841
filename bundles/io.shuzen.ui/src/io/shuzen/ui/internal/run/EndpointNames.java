package io.shuzen.ui.internal.run;

import java.util.List;

import io.shuzen.ui.internal.Messages;
import io.shuzen.ui.text.Localized;

/** Names endpoints in a sentence: the first of them, and how many there are besides. */
final class EndpointNames {

	private static final int SHOWN = 12;

	private EndpointNames() {
	}

	static String of(final List<String> names) {
		final String shown = String.join(", ", names.stream().limit(SHOWN).toList());
		return names.size() > SHOWN ? Localized.format(Messages.EndpointNames_andMore, shown, names.size() - SHOWN) : shown;
	}
}
