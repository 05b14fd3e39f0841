/**
 * The words of this bundle.
 */
package io.shuzen.ui.batch.internal;
