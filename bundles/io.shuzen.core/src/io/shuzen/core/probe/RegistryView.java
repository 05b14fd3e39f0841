package io.shuzen.core.probe;

/** Which of the two registry views of 64-bit Windows is meant (learn.microsoft.com: "Registry Redirector"). */
public enum RegistryView {
	/** The view of 64-bit programs; the only one on 32-bit Windows. */
	BITS_64,
	/** The view of 32-bit programs, {@code Wow6432Node}. */
	BITS_32
}
