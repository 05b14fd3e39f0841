/**
 * Which machine, and as whom. {@link io.shuzen.core.endpoint.EndpointDescriptor} is the immutable picture of an inventory entry that
 * worker threads use; the editable one is the EMF model, which stays on the thread of its editor.
 */
package io.shuzen.core.endpoint;
