/**
 * What is wrong with an inventory or a runbook beyond what makes its file unreadable, in words, and with a stable id for
 * each rule. Pure functions of the model; to be called on the thread the model belongs to.
 */
package io.shuzen.model.validation;
