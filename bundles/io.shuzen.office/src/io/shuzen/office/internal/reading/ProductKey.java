package io.shuzen.office.internal.reading;

import java.util.Locale;
import java.util.Objects;

/**
 * A product key of Office that Windows' Software Protection Platform holds.
 *
 * @param skuId       activation id in lower case; empty when not told
 * @param name        licence name, for instance {@code Office 16, Office16O365ProPlusR_Subscription1 edition}
 * @param description channel, for instance {@code Office 16, TIMEBASED_SUB channel}
 * @param status      whether it is activated
 * @param errorCode   the code beside the status, for instance {@code 0xC004F009}; empty when there is none
 * @param lastFive    the last five characters of the key
 */
public record ProductKey(String skuId, String name, String description, Status status, String errorCode,
		String lastFive) {

	/** The states of SoftwareLicensingProduct.LicenseStatus. */
	public enum Status {
		UNLICENSED, LICENSED, OOB_GRACE, OOT_GRACE, NON_GENUINE_GRACE, NOTIFICATIONS, EXTENDED_GRACE, UNKNOWN;

		/** By the number of the WMI class. */
		static Status of(final int number) {
			return number >= 0 && number < UNKNOWN.ordinal() ? values()[number] : UNKNOWN;
		}

		/** By the word that ospp.vbs prints between hyphens. */
		static Status of(final String word) {
			final String folded = word.replace("-", "").trim().toUpperCase(Locale.ROOT).replace(' ', '_');
			for (final Status status : values()) {
				if (status.name().equals(folded)) {
					return status;
				}
			}
			return UNKNOWN;
		}
	}

	public ProductKey {
		Objects.requireNonNull(skuId);
		Objects.requireNonNull(name);
		Objects.requireNonNull(description);
		Objects.requireNonNull(status);
		Objects.requireNonNull(errorCode);
		Objects.requireNonNull(lastFive);
	}

	/** Whether it is a key of a subscription, as activation before version 1910 left it behind. Volume, MAK and retail keys are not. */
	public boolean isSubscription() {
		return name.toUpperCase(Locale.ROOT).contains("O365") && !isVolume();
	}

	public boolean isVolume() {
		return description.toUpperCase(Locale.ROOT).contains("VOLUME");
	}

	/** One line for evidence. */
	public String display() {
		return name + ": " + status + (errorCode.isEmpty() ? "" : " (" + errorCode + ')') + ", …" + lastFive;
	}
}
