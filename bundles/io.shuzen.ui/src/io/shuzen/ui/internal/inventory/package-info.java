/**
 * The Inventory view: which endpoints there are, how they are grouped, and how each of them is.
 */
package io.shuzen.ui.internal.inventory;
