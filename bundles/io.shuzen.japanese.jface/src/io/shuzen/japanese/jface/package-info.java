/**
 * The Japanese words of JFace that Shuzen shows: the buttons of wizards and dialogs. A fragment, as the platform looks for words of another
 * language beside its own; what is missing here stays English.
 */
package io.shuzen.japanese.jface;
