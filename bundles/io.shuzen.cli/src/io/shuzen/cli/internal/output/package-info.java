/** How results are written for people and for programs. */
package io.shuzen.cli.internal.output;
