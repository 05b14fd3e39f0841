/**
 * Widgets as a test handles them.
 */
package org.eclipse.swtbot.swt.finder.widgets;
