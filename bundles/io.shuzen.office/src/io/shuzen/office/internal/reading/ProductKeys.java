package io.shuzen.office.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.failure.Failure;
import io.shuzen.core.failure.FailureKind;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.Facts;
import io.shuzen.core.probe.Probe;
import io.shuzen.core.probe.ReadScope;
import io.shuzen.core.probe.Reading;
import io.shuzen.core.probe.ToolCommand;
import io.shuzen.core.probe.ToolOutput;
import io.shuzen.core.probe.ToolProbe;
import io.shuzen.core.text.TextBundle;

/**
 * The product keys of Office. A live machine is asked through WMI, which needs neither Office's folder nor VBScript; recordings of
 * {@code cscript ospp.vbs /dstatus} are understood as well ("Tools to manage volume activation of Office").
 */
public final class ProductKeys implements Reading<List<ProductKey>> {

	public static final ProductKeys INSTANCE = new ProductKeys();

	/** Office's application id in the Software Protection Platform. */
	public static final String OFFICE = "0ff1ce15-a989-479d-af46-f275c6370663";

	/** How a live machine is asked. */
	public static final ToolProbe PROBE = new ToolProbe(PowerShell.command(
			"Get-CimInstance -ClassName SoftwareLicensingProduct -Filter 'ApplicationId = ''" + OFFICE
					+ "'' AND PartialProductKey IS NOT NULL' -ErrorAction Stop | Select-Object ID, Name, Description,"
					+ " LicenseStatus, LicenseStatusReason, PartialProductKey | ConvertTo-Json -Compress"),
			ReadScope.MACHINE);

	/** How people ask. */
	public static final ToolProbe SCRIPT = new ToolProbe(ToolCommand.of("cscript", "//nologo", "ospp.vbs", "/dstatus"),
			ReadScope.MACHINE);

	private static final TextBundle TEXTS = TextBundle.beside(ProductKeys.class, "readings");
	private static final Pattern COMMAND = Pattern.compile("ospp\\.vbs.*/dstatus", Pattern.CASE_INSENSITIVE);
	private static final Pattern SIGNATURE = Pattern
			.compile("^LICENSE STATUS:|<No installed product keys detected>", Pattern.MULTILINE);
	private static final Pattern FIELD = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9 ]*?)\\s*:\\s*(.*)$");
	private static final String LAST_FIVE = "last 5 characters of installed product key";

	private ProductKeys() {
	}

	@Override
	public Set<Probe<?>> probes() {
		return Set.of(PROBE);
	}

	@Override
	public Answer<List<ProductKey>> from(final Facts facts, final Identity identity) {
		final Answer<ToolOutput> live = facts.answer(PROBE);
		if (live instanceof Answer.Present<ToolOutput>(final ToolOutput output)) {
			return fromJson(output);
		}
		final Answer<ToolOutput> recorded = Recorded.tool(facts, SCRIPT, identity, COMMAND, SIGNATURE);
		return recorded.isKnown() ? recorded.map(output -> fromScript(output.standardOutput()))
				: Answer.unreadable(live.whyUnreadable().or(recorded::whyUnreadable).orElseThrow());
	}

	/** The probe that answered, for evidence. */
	public static ToolProbe answeringProbe(final Facts facts) {
		return facts.answer(PROBE).asOptional().isPresent() ? PROBE : Recorded.toolProbe(facts, SCRIPT, COMMAND);
	}

	private static Answer<List<ProductKey>> fromJson(final ToolOutput output) {
		if (output.exitCode() != 0) {
			return Answer.unreadable(new Failure(FailureKind.TOOL_FAILED, TEXTS.text("productKeys.failed", output.exitCode()),
					TEXTS.text("productKeys.failed.advice"), output.standardError()));
		}
		if (output.standardOutput().isBlank()) {
			return Answer.present(List.of());
		}
		final Optional<JsonNode> json = Json.parse(output.standardOutput());
		if (json.isEmpty()) {
			return Answer.unreadable(new Failure(FailureKind.UNPARSABLE, TEXTS.text("productKeys.unparsable"),
					TEXTS.text("productKeys.failed.advice"), output.standardOutput()));
		}
		final List<ProductKey> keys = new ArrayList<>();
		// of a single product, ConvertTo-Json makes no array
		if (json.get().isArray()) {
			json.get().forEach(node -> keys.add(key(node)));
		} else {
			keys.add(key(json.get()));
		}
		return Answer.present(List.copyOf(keys));
	}

	private static ProductKey key(final JsonNode node) {
		final long reason = Json.member(node, "LicenseStatusReason").asLong();
		// 0x4004xxxx are informational and beside a licensed product
		final String error = reason == 0 || (reason & 0x8000_0000L) == 0 ? "" : "0x%08X".formatted(reason & 0xFFFF_FFFFL);
		return new ProductKey(Json.text(node, "ID").toLowerCase(Locale.ROOT), Json.text(node, "Name"),
				Json.text(node, "Description"), ProductKey.Status.of(Json.member(node, "LicenseStatus").asInt(-1)), error,
				Json.text(node, "PartialProductKey"));
	}

	/** Parses the output of {@code ospp.vbs /dstatus} or {@code /dstatusall}. */
	static List<ProductKey> fromScript(final String output) {
		final List<ProductKey> keys = new ArrayList<>();
		final Map<String, String> block = new LinkedHashMap<>();
		for (final String line : output.lines().toList()) {
			final Matcher field = FIELD.matcher(line);
			if (line.startsWith("-----") || field.matches() && field.group(1).equalsIgnoreCase("PRODUCT ID")) {
				finish(block, keys);
			}
			if (field.matches()) {
				block.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), field.group(2).trim());
			}
		}
		finish(block, keys);
		return List.copyOf(keys);
	}

	private static void finish(final Map<String, String> block, final List<ProductKey> keys) {
		// without a key it is a licence that came with the product, as /dstatusall lists them
		if (block.containsKey("license name") && !block.getOrDefault(LAST_FIVE, "").isEmpty()) {
			keys.add(new ProductKey(block.getOrDefault("sku id", "").toLowerCase(Locale.ROOT), block.get("license name"),
					block.getOrDefault("license description", ""),
					ProductKey.Status.of(block.getOrDefault("license status", "")), block.getOrDefault("error code", ""),
					block.get(LAST_FIVE)));
		}
		block.clear();
	}
}
