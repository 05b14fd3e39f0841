package io.shuzen.ui.inventory;

/** Something that can be selected and concerns one endpoint: commands for endpoints work on it too. */
public interface AboutEndpoint {

	EndpointRef endpoint();
}
