/**
 * The welcome page, which leads to the first three things to do.
 */
package io.shuzen.app.internal.welcome;
