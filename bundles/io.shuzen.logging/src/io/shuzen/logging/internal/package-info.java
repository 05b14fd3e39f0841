/**
 * The SLF4J provider over the platform's log and trace.
 */
package io.shuzen.logging.internal;
