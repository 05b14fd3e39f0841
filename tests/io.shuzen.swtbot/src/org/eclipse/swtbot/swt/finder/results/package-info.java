/**
 * What a piece of work on the user interface thread gives back.
 */
package org.eclipse.swtbot.swt.finder.results;
