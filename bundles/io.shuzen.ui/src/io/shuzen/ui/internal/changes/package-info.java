/**
 * The Changes view: what a repair would do, what it has done.
 */
package io.shuzen.ui.internal.changes;
