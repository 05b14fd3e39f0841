/** Texts in the language of their reader: messages of this bundle, and what a runbook says. Pure functions. */
package io.shuzen.model.text;
