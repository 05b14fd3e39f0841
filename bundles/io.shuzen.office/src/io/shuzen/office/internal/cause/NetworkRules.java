package io.shuzen.office.internal.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.shuzen.core.cause.Certainty;
import io.shuzen.core.cause.RepairLayer;
import io.shuzen.core.diagnostic.Finding;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.ConnectivityProbe;
import io.shuzen.core.probe.NetworkProbe;
import io.shuzen.core.probe.NetworkStatus;
import io.shuzen.core.probe.RegistryKey;
import io.shuzen.core.probe.RegistryProbe;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.office.internal.id.DiagnosticId;
import io.shuzen.office.internal.id.RunbookId;
import io.shuzen.office.internal.id.StepId;
import io.shuzen.office.internal.location.ServiceAddresses;

/** F2, F3, F4 and F26: the network, and what Windows believes of it. */
final class NetworkRules {

	private static final Set<String> ABOUT_NETWORK = Set.of(DiagnosticId.SERVICE_ENDPOINTS, DiagnosticId.CONNECTIVITY,
			DiagnosticId.USER_PROXY);
	private static final String[] NOT_REACHED = { "stage.NAME_NOT_RESOLVED", "stage.NOT_CONNECTED", "stage.TLS_FAILED" };
	private static final RegistryProbe USER_PROXY = RegistryProbe
			.key("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings");
	/** How adapters for a cable are called on English and Japanese Windows. */
	private static final Pattern WIRED = Pattern
			.compile("ethernet|イーサネット|有線|local area|ローカル エリア", Pattern.CASE_INSENSITIVE);

	private NetworkRules() {
	}

	/** F3: the test by which Windows decides is switched off. */
	static void statusTest(final Symptoms symptoms, final Causes causes) {
		final List<Finding> off = symptoms.of(DiagnosticId.ACTIVE_PROBING, "off", "policy");
		if (off.isEmpty()) {
			return;
		}
		final List<Finding> offline = symptoms.of(DiagnosticId.CONNECTIVITY, "none");
		final CauseDraft draft = new CauseDraft("F3-status-test", Identity.ADMINISTRATOR, RepairLayer.NETWORK,
				offline.isEmpty() ? Certainty.POSSIBLE : Certainty.CERTAIN).because(off).because(offline);
		if (!offline.isEmpty()) {
			draft.because(symptoms.tellingOf(ABOUT_NETWORK));
		} else if (symptoms.isWell(DiagnosticId.CONNECTIVITY)) {
			draft.against(symptoms.of(DiagnosticId.CONNECTIVITY), "windowsIsOnline");
		}
		if (symptoms.has(DiagnosticId.ACTIVE_PROBING, "off")) {
			draft.runbook(RunbookId.RESTORE_CONNECTION);
		}
		if (symptoms.has(DiagnosticId.ACTIVE_PROBING, "policy")) {
			draft.instruct("policyOwner");
		}
		causes.add(draft);
	}

	/** F2: services go through a proxy that does not answer. */
	static void servicesProxy(final Symptoms symptoms, final Causes causes) {
		final List<Finding> proxy = symptoms.of(DiagnosticId.WINHTTP_PROXY, "proxy");
		final List<Finding> failing = symptoms.unexplained(DiagnosticId.SERVICE_ENDPOINTS, NOT_REACHED);
		if (proxy.isEmpty() || failing.isEmpty()) {
			return;
		}
		final boolean named = failing.stream().anyMatch(finding -> mentions(finding, "proxy"));
		causes.add(new CauseDraft("F2-services-proxy", Identity.ADMINISTRATOR, RepairLayer.NETWORK,
				named ? Certainty.CERTAIN : Certainty.LIKELY).because(proxy).because(failing)
				.because(symptoms.tellingOf(ABOUT_NETWORK)).because(symptoms.unexplained(DiagnosticId.CONNECTIVITY, "none"))
				.step(StepId.WINHTTP_PROXY).instruct("proxyNeeded"));
	}

	private static boolean mentions(final Finding finding, final String word) {
		return finding.evidence().stream().anyMatch(each -> each.excerpt().toLowerCase(Locale.ROOT).contains(word));
	}

	/** F2: the user has a proxy that the system does not have, or another. */
	static void proxyMismatch(final Symptoms symptoms, final Causes causes) {
		for (final Finding differing : symptoms.of(DiagnosticId.USER_PROXY, "differs")) {
			final List<Finding> failing = symptoms.unexplained(DiagnosticId.SERVICE_ENDPOINTS, NOT_REACHED);
			final List<Finding> told = symptoms.tellingOf(ABOUT_NETWORK);
			final CauseDraft draft = new CauseDraft("F2-proxy-differs", differing.subject(), RepairLayer.NETWORK,
					failing.isEmpty() && told.isEmpty() ? Certainty.POSSIBLE : Certainty.LIKELY).because(List.of(differing))
					.because(failing).because(told);
			if (!failing.isEmpty()) {
				draft.because(symptoms.unexplained(DiagnosticId.CONNECTIVITY, "none"));
			}
			final Map<String, String> parameters = userProxy(symptoms, differing.subject());
			if (!parameters.isEmpty()) {
				draft.step(StepId.SYSTEM_PROXY, parameters);
			}
			draft.against(List.of(), "officeUsesUserProxy").instruct("proxyOwner");
			if (symptoms.has(DiagnosticId.SERVICE_ENDPOINTS, "reached")) {
				draft.against(symptoms.of(DiagnosticId.SERVICE_ENDPOINTS, "reached"), "addressesReached");
			}
			causes.add(draft);
		}
	}

	// what the system would need to go the user's way
	private static Map<String, String> userProxy(final Symptoms symptoms, final Identity user) {
		return symptoms.facts().answer(USER_PROXY, user).asOptional().map(key -> {
			final String script = text(key, "AutoConfigURL");
			if (!script.isEmpty()) {
				return Map.of("script", script);
			}
			final String server = text(key, "ProxyServer");
			return server.isEmpty() ? Map.<String, String>of() : Map.of("proxy", server, "bypass", text(key, "ProxyOverride"));
		}).orElse(Map.of());
	}

	private static String text(final RegistryKey key, final String value) {
		return key.value(value).flatMap(RegistryValue::asText).map(String::trim).orElse("");
	}

	/** F2: addresses are not reached, and no proxy explains it. */
	static void offlineOrBlocked(final Symptoms symptoms, final Causes causes) {
		final List<Finding> failing = symptoms.unexplained(DiagnosticId.SERVICE_ENDPOINTS, NOT_REACHED);
		if (failing.isEmpty()) {
			return;
		}
		final long addresses = failing.stream().flatMap(finding -> finding.evidence().stream()).map(Finding.Evidence::probe)
				.filter(ConnectivityProbe.class::isInstance).distinct().count();
		final List<Finding> offline = symptoms.unexplained(DiagnosticId.CONNECTIVITY, "none");
		final boolean all = addresses == ServiceAddresses.ALL.size();
		final String hosts = failing.stream().flatMap(finding -> finding.evidence().stream()).map(Finding.Evidence::probe)
				.filter(ConnectivityProbe.class::isInstance).map(probe -> ((ConnectivityProbe) probe).host()).distinct()
				.collect(Collectors.joining(", "));
		final boolean disconnected = all && !offline.isEmpty();
		causes.add(new CauseDraft(disconnected ? "F2-offline" : "F2-blocked", Identity.ADMINISTRATOR, RepairLayer.NETWORK,
				disconnected ? Certainty.CERTAIN : Certainty.LIKELY).because(failing).because(offline)
				.because(symptoms.tellingOf(ABOUT_NETWORK)).because(symptoms.unexplained(DiagnosticId.CONNECT_TEST, "noPage", "otherPage",
						"noName"))
				.instruct(disconnected ? "connect" : "openAddresses", hosts));
	}

	/** F4: a driver spoils what a cable carries. */
	static void checksums(final Symptoms symptoms, final Causes causes) {
		final List<Finding> offline = symptoms.unexplained(DiagnosticId.CONNECTIVITY, "none");
		final List<Finding> suspect = symptoms.of(DiagnosticId.CHECKSUM_OFFLOAD, "suspect");
		if (offline.isEmpty() || suspect.isEmpty() || !isWired(symptoms)
				|| symptoms.has(DiagnosticId.CONNECT_TEST, "otherPage", "noName")) {
			return;
		}
		// the symptom stays open: the status test itself may be what fails
		final List<NetworkStatus.Connection> connections = connections(symptoms);
		final CauseDraft draft = new CauseDraft("F4-checksum-offload", Identity.ADMINISTRATOR, RepairLayer.NETWORK,
				Certainty.POSSIBLE, connections.isEmpty() ? "" : connections.getFirst().interfaceAlias()).because(suspect).because(offline)
				.against(List.of(), "offloadIsUsual").instruct("testOffload").instruct("otherConnection");
		causes.add(draft);
	}

	private static boolean isWired(final Symptoms symptoms) {
		final List<NetworkStatus.Connection> connections = connections(symptoms);
		return !connections.isEmpty()
				&& connections.stream().allMatch(connection -> WIRED.matcher(connection.interfaceAlias()).find());
	}

	private static List<NetworkStatus.Connection> connections(final Symptoms symptoms) {
		return symptoms.facts().answer(NetworkProbe.INSTANCE).asOptional().map(NetworkStatus::connections).orElse(List.of());
	}

	/** F3: the test is on, but what it asks is answered by somebody else or not at all. */
	static void unreliableTest(final Symptoms symptoms, final Causes causes) {
		final List<Finding> offline = symptoms.of(DiagnosticId.CONNECTIVITY, "none").stream()
				.filter(finding -> !symptoms.has(DiagnosticId.ACTIVE_PROBING, "off", "policy")
						&& !symptoms.has(DiagnosticId.SERVICE_ENDPOINTS, NOT_REACHED))
				.toList();
		if (offline.isEmpty()) {
			return;
		}
		final List<Finding> tests = symptoms.unexplained(DiagnosticId.CONNECT_TEST, "noPage", "otherPage", "noName");
		final CauseDraft draft = new CauseDraft("F3-status-wrong", Identity.ADMINISTRATOR, RepairLayer.NETWORK,
				tests.isEmpty() ? Certainty.POSSIBLE : Certainty.LIKELY).because(offline).because(tests)
				.because(symptoms.tellingOf(ABOUT_NETWORK));
		if (symptoms.has(DiagnosticId.CONNECT_TEST, "noName")) {
			draft.step(StepId.GLOBAL_DNS);
		}
		if (symptoms.has(DiagnosticId.CONNECT_TEST, "passed")) {
			draft.against(symptoms.of(DiagnosticId.CONNECT_TEST, "passed"), "testPasses");
		}
		if (!symptoms.has(DiagnosticId.SERVICE_ENDPOINTS)) {
			draft.against(List.of(), "addressesUntested");
		}
		causes.add(draft.instruct("statusTestPath"));
	}

	/** F26: a record of the former sign-in leads to another cloud. */
	static void dnsRecord(final Symptoms symptoms, final Causes causes) {
		final List<Finding> records = symptoms.of(DiagnosticId.SERVICE_ENDPOINTS, "msoid");
		if (!records.isEmpty()) {
			final boolean otherCloud = records.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
			causes.add(new CauseDraft("F26-msoid", Identity.ADMINISTRATOR, RepairLayer.NETWORK,
					otherCloud ? Certainty.CERTAIN : Certainty.POSSIBLE).because(records).instruct("deleteRecord"));
		}
	}

	/** F2: connections failed while signing in, and nothing found now explains it. */
	static void networkErrors(final Symptoms symptoms, final Causes causes) {
		final List<Finding> told = new ArrayList<>(symptoms.tellingOf(ABOUT_NETWORK));
		if (told.isEmpty()) {
			return;
		}
		final boolean reached = symptoms.has(DiagnosticId.SERVICE_ENDPOINTS, "reached");
		final CauseDraft draft = new CauseDraft("F2-errors", Identity.ADMINISTRATOR, RepairLayer.NETWORK,
				reached ? Certainty.POSSIBLE : Certainty.LIKELY).because(told).instruct("proxyOwner").instruct("openAddresses",
						ServiceAddresses.ALL.stream().map(ConnectivityProbe::host).distinct().collect(Collectors.joining(", ")));
		if (reached) {
			draft.against(symptoms.of(DiagnosticId.SERVICE_ENDPOINTS, "reached"), "addressesReached");
		}
		causes.add(draft);
	}
}
