package io.shuzen.core.probe;

import java.util.List;

/** The people who use the machine (service accounts left out). */
public record UserList(List<WindowsUser> users) implements ProbeValue {

	public UserList {
		users = List.copyOf(users);
	}
}
