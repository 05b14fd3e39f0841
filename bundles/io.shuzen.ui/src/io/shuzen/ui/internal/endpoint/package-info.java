/**
 * The page about one endpoint.
 */
package io.shuzen.ui.internal.endpoint;
