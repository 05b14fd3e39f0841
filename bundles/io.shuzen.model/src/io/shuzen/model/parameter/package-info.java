/**
 * The values of runbook parameters: whether a text is a value of a parameter's type and within its limits, and how
 * arguments refer to parameters. Pure functions.
 */
package io.shuzen.model.parameter;
