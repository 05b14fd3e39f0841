package io.shuzen.cli.internal.command;

import io.shuzen.cli.internal.Interruption;
import io.shuzen.cli.internal.Services;
import io.shuzen.cli.internal.Terminal;

/**
 * What every command gets.
 *
 * @param services     what it works with
 * @param terminal     where it writes
 * @param interruption what cancels it
 */
public record CommandContext(Services services, Terminal terminal, Interruption interruption) {
}
