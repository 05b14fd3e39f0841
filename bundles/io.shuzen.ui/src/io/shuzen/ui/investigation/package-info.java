/**
 * What the console knows about endpoints: what goes on there now, and what the last investigation found. Thread-safe.
 */
package io.shuzen.ui.investigation;
