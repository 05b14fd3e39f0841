/**
 * Several parts of Shuzen at work together: packs and the engine on simulated machines and on endpoints of the lab.
 */
package io.shuzen.system.tests;
