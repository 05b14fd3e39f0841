package io.shuzen.model.validation;

/** The rules. Their ids are stable: reports, suppressions and documentation refer to them. */
public enum Constraint {

	FEATURE_UNKNOWN("file.feature.unknown", Severity.ERROR),

	INVENTORY_NAME_MISSING("inventory.name.missing", Severity.WARNING),
	GROUP_NAME_MISSING("inventory.group.name.missing", Severity.ERROR),
	GROUP_NAME_DUPLICATE("inventory.group.name.duplicate", Severity.WARNING),
	GROUP_DYNAMIC_WITH_CONTENT("inventory.group.filter.content", Severity.ERROR),
	GROUP_FILTER_UNKNOWN_GROUP("inventory.group.filter.unknown", Severity.WARNING),
	GROUP_FILTER_CYCLE("inventory.group.filter.cycle", Severity.ERROR),
	ENDPOINT_NAME_MISSING("inventory.endpoint.name.missing", Severity.ERROR),
	ENDPOINT_NAME_INVALID("inventory.endpoint.name.invalid", Severity.ERROR),
	ENDPOINT_NAME_DUPLICATE("inventory.endpoint.name.duplicate", Severity.ERROR),
	ENDPOINT_ADDRESS_INVALID("inventory.endpoint.address.invalid", Severity.ERROR),
	ENDPOINT_ADDRESS_MISSING("inventory.endpoint.address.missing", Severity.ERROR),
	TAG_INVALID("inventory.tag.invalid", Severity.ERROR),
	TRANSPORT_UNKNOWN("inventory.transport.unknown", Severity.WARNING),
	PORT_OUT_OF_RANGE("inventory.port.range", Severity.ERROR),
	CONNECT_TIMEOUT_OUT_OF_RANGE("inventory.timeout.range", Severity.ERROR),
	FINGERPRINT_INVALID("inventory.fingerprint.invalid", Severity.ERROR),
	FINGERPRINT_SHARED("inventory.fingerprint.shared", Severity.WARNING),
	CREDENTIAL_UNKNOWN("inventory.credential.unknown", Severity.ERROR),
	CREDENTIAL_ID_MISSING("inventory.credential.id.missing", Severity.ERROR),
	CREDENTIAL_ID_INVALID("inventory.credential.id.invalid", Severity.ERROR),
	CREDENTIAL_ID_DUPLICATE("inventory.credential.id.duplicate", Severity.ERROR),
	CREDENTIAL_LOCATION_MISSING("inventory.credential.location.missing", Severity.ERROR),
	CREDENTIAL_LOCATION_INVALID("inventory.credential.location.invalid", Severity.ERROR),
	PROPERTY_NAME_MISSING("inventory.property.name.missing", Severity.ERROR),
	PROPERTY_NAME_DUPLICATE("inventory.property.name.duplicate", Severity.ERROR),
	PROPERTY_SECRET("inventory.property.secret", Severity.WARNING),

	RUNBOOK_ID_MISSING("runbook.id.missing", Severity.ERROR),
	RUNBOOK_ID_INVALID("runbook.id.invalid", Severity.ERROR),
	RUNBOOK_NAME_MISSING("runbook.name.missing", Severity.ERROR),
	RUNBOOK_VERSION_INVALID("runbook.version.invalid", Severity.ERROR),
	RUNBOOK_WITHOUT_STEPS("runbook.steps.missing", Severity.WARNING),
	DIAGNOSTIC_ID_MISSING("runbook.diagnostic.missing", Severity.ERROR),
	LANGUAGE_INVALID("runbook.translation.language.invalid", Severity.ERROR),
	LANGUAGE_DUPLICATE("runbook.translation.language.duplicate", Severity.ERROR),
	TRANSLATION_MISSING("runbook.translation.text.missing", Severity.WARNING),
	PARAMETER_NAME_MISSING("runbook.parameter.name.missing", Severity.ERROR),
	PARAMETER_NAME_INVALID("runbook.parameter.name.invalid", Severity.ERROR),
	PARAMETER_NAME_DUPLICATE("runbook.parameter.name.duplicate", Severity.ERROR),
	PARAMETER_DEFAULT_INVALID("runbook.parameter.default.invalid", Severity.ERROR),
	PARAMETER_PATTERN_INVALID("runbook.parameter.pattern.invalid", Severity.ERROR),
	PARAMETER_PATTERN_UNUSED("runbook.parameter.pattern.unused", Severity.WARNING),
	PARAMETER_LIMIT_INVALID("runbook.parameter.limit.invalid", Severity.ERROR),
	PARAMETER_LIMITS_REVERSED("runbook.parameter.limit.reversed", Severity.ERROR),
	PARAMETER_CHOICES_MISSING("runbook.parameter.choices.missing", Severity.ERROR),
	PARAMETER_CHOICES_UNUSED("runbook.parameter.choices.unused", Severity.WARNING),
	CHOICE_VALUE_MISSING("runbook.choice.value.missing", Severity.ERROR),
	CHOICE_VALUE_DUPLICATE("runbook.choice.value.duplicate", Severity.ERROR),
	STEP_ID_MISSING("runbook.step.id.missing", Severity.ERROR),
	STEP_ID_INVALID("runbook.step.id.invalid", Severity.ERROR),
	STEP_ID_DUPLICATE("runbook.step.id.duplicate", Severity.ERROR),
	STEP_TYPE_MISSING("runbook.step.type.missing", Severity.ERROR),
	STEP_TYPE_UNKNOWN("runbook.step.type.unknown", Severity.ERROR),
	STEP_CONDITION_INVALID("runbook.step.condition.invalid", Severity.ERROR),
	RETRIES_OUT_OF_RANGE("runbook.step.retries.range", Severity.ERROR),
	RETRY_DELAY_OUT_OF_RANGE("runbook.step.delay.range", Severity.ERROR),
	STEP_TIMEOUT_OUT_OF_RANGE("runbook.step.timeout.range", Severity.ERROR),
	ARGUMENT_NAME_MISSING("runbook.argument.name.missing", Severity.ERROR),
	ARGUMENT_NAME_DUPLICATE("runbook.argument.name.duplicate", Severity.ERROR),
	ARGUMENT_UNKNOWN("runbook.argument.unknown", Severity.WARNING),
	ARGUMENT_REQUIRED("runbook.argument.required", Severity.ERROR),
	ARGUMENT_PARAMETER_UNKNOWN("runbook.argument.parameter.unknown", Severity.ERROR),
	ARGUMENT_REFERENCE_UNCLOSED("runbook.argument.reference.unclosed", Severity.WARNING),
	STRATEGY_OUT_OF_RANGE("runbook.strategy.range", Severity.ERROR),
	MAINTENANCE_WINDOW_INVALID("runbook.strategy.window.invalid", Severity.ERROR);

	private final String id;

	private final Severity severity;

	Constraint(String id, Severity severity) {
		this.id = id;
		this.severity = severity;
	}

	/** Returns the stable id, such as {@code inventory.endpoint.name.duplicate}. */
	public String id() {
		return id;
	}

	/** Returns how serious it is not to keep to the rule. */
	public Severity severity() {
		return severity;
	}
}
