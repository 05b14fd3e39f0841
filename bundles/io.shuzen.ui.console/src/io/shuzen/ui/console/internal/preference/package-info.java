/**
 * What the user may set about the console.
 */
package io.shuzen.ui.console.internal.preference;
