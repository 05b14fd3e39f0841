/**
 * The consoles and what feeds them.
 */
package io.shuzen.ui.console.internal;
