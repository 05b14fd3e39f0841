/**
 * What the user prefers.
 */
package io.shuzen.ui.internal.preference;
