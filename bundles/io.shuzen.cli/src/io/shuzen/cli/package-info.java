/**
 * The same work without a window: an application of the product whose commands diagnose, plan, run, resume and undo, with
 * output for people and for programs and documented exit codes.
 */
package io.shuzen.cli;
