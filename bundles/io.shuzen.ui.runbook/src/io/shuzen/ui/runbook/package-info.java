/**
 * Authoring: the runbook editor, the step palette, the list of packs and runbooks, and the problems of what is being edited. Other
 * bundles open runbooks through {@link io.shuzen.ui.runbook.RunbookEditors}.
 */
package io.shuzen.ui.runbook;
