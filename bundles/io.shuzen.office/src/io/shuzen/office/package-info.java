/**
 * The pack for Microsoft Office and Microsoft 365 sign-in and activation: diagnostics, steps and runbooks as pure functions
 * over facts, and the parsers of the tools that Office brings.
 */
package io.shuzen.office;
