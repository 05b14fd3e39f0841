/** Probes over the Windows lab. */
package io.shuzen.benchmarks.lab;
