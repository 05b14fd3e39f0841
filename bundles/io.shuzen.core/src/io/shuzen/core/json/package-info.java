/**
 * The JSON form of Shuzen's values, as evidence, journal and the command line write it. Type names and property names are part of the
 * format: they follow the Java names and are fixed by golden tests.
 */
package io.shuzen.core.json;
