/**
 * Runs diagnostics and runbooks over endpoints: plans, waves, concurrency, thresholds, time-outs, cancelling and undoing. It knows no
 * Windows tool, no Office and no window.
 * <p>
 * {@link io.shuzen.engine.Investigator} reads and judges, {@link io.shuzen.engine.RunService} previews, runs and takes back; both are
 * OSGi services whose methods return at once with an {@link io.shuzen.engine.Operation}. {@link io.shuzen.engine.RunbookCatalog} and
 * {@link io.shuzen.engine.InventoryCatalog} say which runbooks and inventories there are. Worker threads see nothing of the EMF
 * models: {@link io.shuzen.engine.RunbookDefinition} and {@link io.shuzen.core.endpoint.EndpointDescriptor} are immutable snapshots, to
 * be made on the thread that owns the model. Listeners are called on worker threads and must return quickly.
 */
package io.shuzen.engine;
