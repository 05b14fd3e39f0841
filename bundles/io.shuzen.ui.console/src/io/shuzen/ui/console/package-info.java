/**
 * The Remediation Console: one page for each endpoint in the Console view, and one for all, showing what is read and changed there as it
 * happens.
 */
package io.shuzen.ui.console;
