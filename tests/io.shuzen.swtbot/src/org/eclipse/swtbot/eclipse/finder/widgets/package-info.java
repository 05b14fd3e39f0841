/**
 * Parts of the workbench.
 */
package org.eclipse.swtbot.eclipse.finder.widgets;
