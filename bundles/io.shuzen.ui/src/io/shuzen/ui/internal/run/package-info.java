/**
 * Previewing, applying and taking back: the commands and the dialogs they ask with.
 */
package io.shuzen.ui.internal.run;
