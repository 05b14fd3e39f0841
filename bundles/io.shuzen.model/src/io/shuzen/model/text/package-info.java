/** The texts of a runbook in the language of its reader. Pure functions of the model. */
package io.shuzen.model.text;
