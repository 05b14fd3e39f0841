package io.shuzen.office.internal.step;

import java.util.regex.Pattern;

import io.shuzen.core.step.ParameterDefinition;
import io.shuzen.core.step.ParameterType;
import io.shuzen.core.step.Parameters;

/** The address of a proxy as a parameter of steps. */
final class ProxyAddress {

	static final ParameterDefinition SERVER = ParameterDefinition.optional("proxy", ParameterType.TEXT,
			OfficeStep.TEXTS.text("parameter.proxy"), OfficeStep.TEXTS.text("parameter.proxy.help"), "");
	static final ParameterDefinition BYPASS = ParameterDefinition.optional("bypass", ParameterType.TEXT,
			OfficeStep.TEXTS.text("parameter.bypass"), OfficeStep.TEXTS.text("parameter.bypass.help"), "");

	// host:port, or one for each protocol; nothing that a shell or another option could be made of
	private static final Pattern FORM = Pattern
			.compile("((?:(?:https?|ftp|socks)=)?[A-Za-z0-9._\\[\\]-]+:\\d{1,5};?)*");
	private static final Pattern BYPASS_FORM = Pattern.compile("[A-Za-z0-9.*_<>;:\\[\\]-]*");

	private ProxyAddress() {
	}

	static boolean areValid(final Plan plan, final Parameters parameters) {
		final String server = parameters.text(SERVER.name()).trim();
		final String bypass = parameters.text(BYPASS.name()).trim();
		if (!FORM.matcher(server).matches()) {
			plan.block("badProxy", server);
			return false;
		}
		if (!BYPASS_FORM.matcher(bypass).matches()) {
			plan.block("badProxy", bypass);
			return false;
		}
		return true;
	}
}
