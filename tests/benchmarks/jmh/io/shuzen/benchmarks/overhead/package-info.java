/** Engine and journal by themselves, measured with JMH. */
package io.shuzen.benchmarks.overhead;
