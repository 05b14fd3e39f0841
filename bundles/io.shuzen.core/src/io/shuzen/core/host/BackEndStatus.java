package io.shuzen.core.host;

import java.util.Objects;

import io.shuzen.core.text.Text;

/**
 * What a back end or a transport says of itself.
 *
 * @param name      what it is called, for people
 * @param available whether it works on the machine Shuzen runs on
 * @param detail    its version and reach, or why it is not available
 */
public record BackEndStatus(Text name, boolean available, Text detail) {

	public BackEndStatus {
		Objects.requireNonNull(name);
		Objects.requireNonNull(detail);
	}
}
