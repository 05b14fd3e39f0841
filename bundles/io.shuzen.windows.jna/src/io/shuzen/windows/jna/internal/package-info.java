/** The Windows API back end: what is mapped, how it is called, and the failures in words. */
package io.shuzen.windows.jna.internal;
