/**
 * The product: the workbench application, its window, its perspectives, branding and welcome page.
 */
package io.shuzen.app;
