/**
 * The part of the Windows API that is used, mapped one to one and without logic: interfaces named as the DLLs, methods as the
 * functions (always the Unicode one), structures and constants as in the Windows headers. Mapped for 64-bit Windows. Tests compare all
 * of it with the headers.
 */
package io.shuzen.windows.jna.internal.api;
