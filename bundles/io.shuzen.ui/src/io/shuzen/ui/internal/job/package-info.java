/**
 * Jobs and the engine's work behind them.
 */
package io.shuzen.ui.internal.job;
