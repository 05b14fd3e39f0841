/**
 * The icons of the console.
 */
package io.shuzen.ui.icon;
