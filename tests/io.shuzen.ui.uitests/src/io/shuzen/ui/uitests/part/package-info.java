/**
 * The parts of the window as a support engineer speaks of them, so that tests read as what is done. Written against SWTBot's own names.
 */
package io.shuzen.ui.uitests.part;
