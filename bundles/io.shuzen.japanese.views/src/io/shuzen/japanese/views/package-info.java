/**
 * The Japanese words of the platform's Properties view. A fragment, as the platform looks for words of another language beside its own;
 * what is missing here stays English.
 */
package io.shuzen.japanese.views;
