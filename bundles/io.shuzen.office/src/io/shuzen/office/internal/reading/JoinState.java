package io.shuzen.office.internal.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.probe.Answer;
import io.shuzen.core.probe.DeviceJoinProbe;
import io.shuzen.core.probe.DeviceJoinStatus;
import io.shuzen.core.probe.DeviceJoinStatus.JoinType;
import io.shuzen.core.probe.Facts;

/**
 * The device's and the users' state of registration. dsregcmd prints both in every output, but what it says of user and single sign-on
 * is about whoever ran it.
 */
public final class JoinState {

	/** How the device is registered, and whose reading says so. */
	public record Source(Identity identity, DeviceJoinProbe probe, DeviceJoinStatus status) {
	}

	private JoinState() {
	}

	/** The device's part, preferably as an administrator read it. */
	public static Answer<Source> ofDevice(final Facts facts) {
		final Answer<DeviceJoinStatus> machine = facts.answer(DeviceJoinProbe.MACHINE);
		if (machine.isKnown()) {
			return machine.map(status -> new Source(Identity.ADMINISTRATOR, DeviceJoinProbe.MACHINE, status));
		}
		for (final Map.Entry<Identity, Answer<DeviceJoinStatus>> user : Subjects.answers(facts, DeviceJoinProbe.EACH_USER)
				.entrySet()) {
			if (user.getValue() instanceof Answer.Present<DeviceJoinStatus>(final DeviceJoinStatus status)) {
				return Answer.present(new Source(user.getKey(), DeviceJoinProbe.EACH_USER, status));
			}
		}
		return machine.map(status -> new Source(Identity.ADMINISTRATOR, DeviceJoinProbe.MACHINE, status));
	}

	/**
	 * The users' parts. When no user's own reading is there, that of the account which read the machine counts, unless it is the system:
	 * in recorded evidence that is mostly the user's own window.
	 */
	public static SequencedMap<Identity, Answer<Source>> ofUsers(final Facts facts) {
		final SequencedMap<Identity, Answer<Source>> users = new LinkedHashMap<>();
		Subjects.answers(facts, DeviceJoinProbe.EACH_USER).forEach((identity, answer) -> users.put(identity,
				answer.map(status -> new Source(identity, DeviceJoinProbe.EACH_USER, status))));
		if (users.values().stream().noneMatch(answer -> answer.asOptional().isPresent())) {
			facts.answer(DeviceJoinProbe.MACHINE).asOptional().filter(status -> !isSystem(status)).ifPresent(
					status -> users.put(Identity.ADMINISTRATOR, Answer
							.present(new Source(Identity.ADMINISTRATOR, DeviceJoinProbe.MACHINE, status))));
		}
		return users;
	}

	public static Optional<JoinType> joinType(final Facts facts) {
		return ofDevice(facts).asOptional().flatMap(source -> source.status().joinType());
	}

	private static boolean isSystem(final DeviceJoinStatus status) {
		return status.value("Diagnostic Data", "User Context").filter(context -> context.equalsIgnoreCase("SYSTEM")).isPresent()
				|| status.value("Diagnostic Data", "Executing Account Name")
						.filter(name -> name.split("[,@]", 2)[0].trim().endsWith("$")).isPresent();
	}
}
