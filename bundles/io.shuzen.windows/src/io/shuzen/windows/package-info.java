/**
 * A Windows host read and changed with the console tools that every Windows installation has, over any transport: the
 * command lines, and the parsers that turn their output in any language and code page into facts.
 */
package io.shuzen.windows;
