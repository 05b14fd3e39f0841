/**
 * What every back end must do. {@link io.shuzen.windows.contract.WindowsHostContract} states it as tests against an endpoint in a known
 * state, which {@code contract.yaml} beside it describes; each back end runs the same suite on an endpoint of its own.
 */
package io.shuzen.windows.contract;
