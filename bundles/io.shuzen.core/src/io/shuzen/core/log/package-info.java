/** The log of what goes wrong in Shuzen itself, with the Eclipse platform and without. */
package io.shuzen.core.log;
