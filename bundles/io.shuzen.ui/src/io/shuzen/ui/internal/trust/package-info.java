/**
 * Asking the person at the console for trust in a host and for secrets. The services exist only while the workbench runs: without it
 * nobody is there to be asked, and the command line brings its own, strict ones.
 */
package io.shuzen.ui.internal.trust;
