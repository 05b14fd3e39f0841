/**
 * EMF.Edit item providers and commands for the inventory and runbook models: labels, children, property descriptors and
 * undoable changes that editors build on. Nothing here knows SWT.
 */
package io.shuzen.model.edit;
