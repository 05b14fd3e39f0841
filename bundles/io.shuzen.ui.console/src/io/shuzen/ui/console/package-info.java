/**
 * The Remediation Console: one page for each endpoint in the Console view, showing what is read and changed there as it
 * happens.
 */
package io.shuzen.ui.console;
