/**
 * The workbench as a test handles it.
 */
package org.eclipse.swtbot.eclipse.finder;
