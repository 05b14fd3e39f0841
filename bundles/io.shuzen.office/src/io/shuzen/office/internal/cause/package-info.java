/**
 * The failure table of Office sign-in and activation as rules over findings. Every rule says what it rests on and what speaks against
 * it; a rule that explains a finding takes it away from those after it, so that a symptom is not blamed twice.
 */
package io.shuzen.office.internal.cause;
