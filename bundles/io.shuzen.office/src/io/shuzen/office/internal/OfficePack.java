package io.shuzen.office.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;

import io.shuzen.core.cause.CauseAnalysis;
import io.shuzen.core.diagnostic.Diagnostic;
import io.shuzen.core.pack.Pack;
import io.shuzen.core.picture.Picture;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.step.Step;
import io.shuzen.core.text.Text;
import io.shuzen.core.text.TextBundle;
import io.shuzen.office.internal.cause.OfficeCauses;
import io.shuzen.office.internal.diagnostic.OfficeDiagnostics;
import io.shuzen.office.internal.picture.SignInPicture;
import io.shuzen.office.internal.step.OfficeSteps;

/** Diagnostics and repairs of Office and Microsoft 365 sign-in and activation. */
@Component
public final class OfficePack implements Pack {

	private static final TextBundle TEXTS = TextBundle.beside(OfficePack.class, "pack");

	private final List<Diagnostic> diagnostics = OfficeDiagnostics.all();
	private final List<Step> steps = OfficeSteps.all();
	private final CauseAnalysis causes = new OfficeCauses();

	@Override
	public String id() {
		return "office";
	}

	@Override
	public Text name() {
		return TEXTS.text("name");
	}

	@Override
	public Text description() {
		return TEXTS.text("description");
	}

	@Override
	public List<Diagnostic> diagnostics() {
		return diagnostics;
	}

	@Override
	public List<Step> steps() {
		return steps;
	}

	@Override
	public CauseAnalysis causeAnalysis() {
		return causes;
	}

	@Override
	public List<Picture> pictures(final Facts facts) {
		return SignInPicture.of(facts);
	}
}
