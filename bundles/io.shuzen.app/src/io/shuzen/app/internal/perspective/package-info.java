/**
 * How views are laid out for each of the three jobs: to investigate one endpoint, to repair many, to write runbooks.
 */
package io.shuzen.app.internal.perspective;
