/** The physical limit: the SSH library by itself. */
package io.shuzen.benchmarks.bare;
