/**
 * What a test is told when a widget is missing.
 */
package org.eclipse.swtbot.swt.finder.exceptions;
