/** How investigations, runs and undos are carried out. */
package io.shuzen.engine.internal;
