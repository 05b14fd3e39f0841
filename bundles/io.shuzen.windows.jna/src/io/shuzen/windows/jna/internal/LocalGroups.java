package io.shuzen.windows.jna.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.core.probe.GroupMembers;
import io.shuzen.core.probe.LocalGroupProbe;
import io.shuzen.windows.jna.internal.api.LOCALGROUP_MEMBERS_INFO_2;
import io.shuzen.windows.jna.internal.api.LOCALGROUP_USERS_INFO_0;
import io.shuzen.windows.jna.internal.api.Netapi32;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.WindowsConstants;

/** Local groups and who is in them. */
final class LocalGroups {

	private final Netapi32 functions;
	private final Machine machine;
	private final Sids sids;

	LocalGroups(final WindowsApi api, final Machine machine, final Sids sids) {
		functions = api.netapi32();
		this.machine = machine;
		this.sids = sids;
	}

	/**
	 * The direct members.
	 *
	 * @param sid the group's identifier
	 * @return empty when there is no such group
	 */
	Optional<GroupMembers> members(final String sid) throws WindowsCallException {
		final String group = groupName(sid);
		if (group.isEmpty()) {
			return Optional.empty();
		}
		final PointerByReference buffer = new PointerByReference();
		final IntByReference count = new IntByReference();
		final int error = functions.NetLocalGroupGetMembers(machine.server(), new WString(group), 2, buffer,
				WindowsConstants.MAX_PREFERRED_LENGTH, count, new IntByReference(), null);
		if (error == WindowsConstants.NERR_GroupNotFound || error == WindowsConstants.ERROR_NO_SUCH_ALIAS) {
			return Optional.empty();
		}
		if (error != WindowsConstants.ERROR_SUCCESS) {
			throw WindowsApiFailures.call("NetLocalGroupGetMembers", group, error);
		}
		try {
			final List<String> identifiers = new ArrayList<>();
			final List<String> names = new ArrayList<>();
			final int size = new LOCALGROUP_MEMBERS_INFO_2().size();
			for (int i = 0; i < count.getValue(); i++) {
				final LOCALGROUP_MEMBERS_INFO_2 member = new LOCALGROUP_MEMBERS_INFO_2(buffer.getValue().share((long) i * size));
				sids.text(member.lgrmi2_sid).ifPresent(identifiers::add);
				if (member.lgrmi2_domainandname != null) {
					names.add(member.lgrmi2_domainandname.getWideString(0));
				}
			}
			return Optional.of(new GroupMembers(identifiers, names));
		} finally {
			functions.NetApiBufferFree(buffer.getValue());
		}
	}

	/**
	 * Whether an account is an administrator of the machine, directly or through other groups.
	 *
	 * @param account {@code DOMAIN\name}
	 * @return empty when it could not be told, as for accounts whose domain does not answer
	 */
	Optional<Boolean> isAdministrator(final String account) {
		final String administrators = groupName(LocalGroupProbe.ADMINISTRATORS.sid());
		if (account.isEmpty() || administrators.isEmpty()) {
			return Optional.empty();
		}
		final PointerByReference buffer = new PointerByReference();
		final IntByReference count = new IntByReference();
		final int error = functions.NetUserGetLocalGroups(machine.server(), new WString(account), 0,
				WindowsConstants.LG_INCLUDE_INDIRECT, buffer, WindowsConstants.MAX_PREFERRED_LENGTH, count, new IntByReference());
		if (error != WindowsConstants.ERROR_SUCCESS) {
			return Optional.empty();
		}
		try {
			final int size = new LOCALGROUP_USERS_INFO_0().size();
			boolean found = false;
			for (int i = 0; i < count.getValue(); i++) {
				final LOCALGROUP_USERS_INFO_0 group = new LOCALGROUP_USERS_INFO_0(buffer.getValue().share((long) i * size));
				found |= group.lgrui0_name.getWideString(0).equalsIgnoreCase(administrators);
			}
			return Optional.of(found);
		} finally {
			functions.NetApiBufferFree(buffer.getValue());
		}
	}

	/** The group's name in the machine's language, without the domain; empty when there is none. */
	private String groupName(final String sid) {
		final String account = sids.account(sid);
		return account.substring(account.lastIndexOf('\\') + 1);
	}
}
