package io.shuzen.cli.internal.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.shuzen.cli.internal.CommandTexts;
import io.shuzen.core.text.Text;
import io.shuzen.engine.RunRequest;
import io.shuzen.engine.RunStrategy;
import io.shuzen.engine.RunStrategy.Wave;

/** How a run would spread over its endpoints, in one line. */
final class StrategyWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

	private StrategyWords() {
	}

	static Text of(final RunRequest request) {
		final RunStrategy strategy = request.strategy();
		final List<Text> sentences = new ArrayList<>();
		sentences.add(CommandTexts.text("strategy.waves", waves(strategy.waves(request.endpoints().size())),
				Integer.toString(strategy.concurrency())));
		if (strategy.failureThresholdPercent() < 100) {
			sentences.add(CommandTexts.text(switch (strategy.thresholdPolicy()) {
			case STOP -> "strategy.stop";
			case PAUSE -> "strategy.pause";
			case CONTINUE -> "strategy.continue";
			}, Integer.toString(strategy.failureThresholdPercent())));
		}
		request.notBefore().ifPresent(
				at -> sentences.add(CommandTexts.text("strategy.notBefore", TIME.format(at.atZone(ZoneId.systemDefault())))));
		strategy.maintenanceWindow()
				.ifPresent(window -> sentences.add(CommandTexts.text("strategy.window", window.toString())));
		return joined(sentences, " ", "");
	}

	/** Waves of one size that follow each other are said together: a fleet may have hundreds. */
	private static Text waves(final List<Wave> waves) {
		final List<Text> parts = new ArrayList<>();
		for (int index = 0; index < waves.size();) {
			final Wave wave = waves.get(index);
			int next = index + 1;
			while (next < waves.size() && waves.get(next).canary() == wave.canary() && waves.get(next).endpoints() == wave.endpoints()) {
				next++;
			}
			final String endpoints = Integer.toString(wave.endpoints());
			parts.add(wave.canary() ? CommandTexts.text("strategy.canary", wave.endpoints())
					: next - index == 1 ? CommandTexts.text("strategy.wave", endpoints)
							: CommandTexts.text("strategy.sameWaves", endpoints, Integer.toString(next - index)));
			index = next;
		}
		return joined(parts, ", ", "、");
	}

	private static Text joined(final List<Text> parts, final String english, final String japanese) {
		return new Text(String.join(english, parts.stream().map(Text::english).toList()),
				String.join(japanese, parts.stream().map(Text::japanese).toList()));
	}
}
