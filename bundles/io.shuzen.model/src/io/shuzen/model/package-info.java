/**
 * The two documents a support engineer keeps: the inventory of endpoints ({@code .inventory}) and the runbook
 * ({@code .runbook}), as EMF models with their XMI files and validation. The classes are generated from the models in
 * {@code model/}; what is written by hand is the reading and writing of files that diff well and keep unknown content.
 */
package io.shuzen.model;
