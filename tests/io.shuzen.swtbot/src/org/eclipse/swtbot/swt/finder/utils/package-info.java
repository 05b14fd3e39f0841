/**
 * Settings and screenshots.
 */
package org.eclipse.swtbot.swt.finder.utils;
