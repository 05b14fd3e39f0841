/**
 * The pages in the Console view.
 */
package io.shuzen.ui.console.internal.page;
