/**
 * The inventories that are open in the console. They are EMF models and belong to the user interface's thread; what other threads need
 * of them is taken out as {@link io.shuzen.core.endpoint.EndpointDescriptor} first.
 */
package io.shuzen.ui.inventory;
