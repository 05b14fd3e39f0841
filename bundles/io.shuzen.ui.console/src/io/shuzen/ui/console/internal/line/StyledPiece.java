package io.shuzen.ui.console.internal.line;

/** A piece of text in one colour; a page is made of these, one after the other. */
public record StyledPiece(Tone tone, String text) {
}
