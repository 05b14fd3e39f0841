/**
 * The Remediation Console: one page for all endpoints and one for each in the Console view, showing what is planned, changed and verified
 * there as it happens, in this process or another. Perspectives place it by {@link io.shuzen.ui.console.ConsoleIds#VIEW}.
 */
package io.shuzen.ui.console;
