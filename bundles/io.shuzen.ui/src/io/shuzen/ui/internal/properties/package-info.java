/**
 * Model objects in the Properties view.
 */
package io.shuzen.ui.internal.properties;
