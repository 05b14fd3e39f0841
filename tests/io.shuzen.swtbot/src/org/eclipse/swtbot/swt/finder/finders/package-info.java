/**
 * Work on the user interface thread.
 */
package org.eclipse.swtbot.swt.finder.finders;
