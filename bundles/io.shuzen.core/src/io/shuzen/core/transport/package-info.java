/**
 * How commands and files reach a machine. A {@link io.shuzen.core.transport.Transport} moves bytes and knows nothing of Windows; the
 * console-tools back end speaks through it.
 */
package io.shuzen.core.transport;
