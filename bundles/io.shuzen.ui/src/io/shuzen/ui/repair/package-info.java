/**
 * Repairs as the user sees them: previewed, applied, taken back. Thread-safe; the work is done in jobs.
 */
package io.shuzen.ui.repair;
