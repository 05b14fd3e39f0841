/**
 * What the benchmarks add to the built product: a back end for machines whose shell is not Windows' own, so that Shuzen can be given the
 * same endpoints and the same commands as other tools. Transport, engine, journal and command line are the product's.
 */
package io.shuzen.benchmarks;
