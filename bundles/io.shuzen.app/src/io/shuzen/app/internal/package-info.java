/**
 * The workbench application and its window.
 */
package io.shuzen.app.internal;
