/**
 * The Findings view: what is wrong with endpoints, why, and what repairs it.
 */
package io.shuzen.ui.internal.findings;
