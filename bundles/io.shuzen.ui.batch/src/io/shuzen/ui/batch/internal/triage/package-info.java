/**
 * The triage page: why endpoints are in trouble, and how many of them for the same reason.
 */
package io.shuzen.ui.batch.internal.triage;
