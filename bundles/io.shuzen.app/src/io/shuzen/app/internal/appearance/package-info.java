/**
 * Light and dark.
 */
package io.shuzen.app.internal.appearance;
