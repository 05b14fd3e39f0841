/** Kills consoles at any instant and looks at what the next one makes of it. */
package io.shuzen.system.tests.kill;
