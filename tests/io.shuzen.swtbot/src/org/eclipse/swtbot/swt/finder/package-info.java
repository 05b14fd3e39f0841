/**
 * The part of SWTBot that the user interface tests use, by its own names and written anew, for builds that reach Maven Central only. The Maven profile swtbot leaves this bundle out and takes the real SWTBot.
 */
package org.eclipse.swtbot.swt.finder;
