/**
 * What packs contribute. The rule: <em>code</em> (diagnostics, causes, steps) comes as an OSGi service of type
 * {@link io.shuzen.core.pack.Pack}, and of {@link io.shuzen.core.pack.CodeExplainer} where a pack knows error codes; <em>data</em>
 * (runbook files, sample inventories, scenario files) comes through extension points. So everything that can be read without running
 * a pack's code is an extension, and nothing is both.
 */
package io.shuzen.core.pack;
