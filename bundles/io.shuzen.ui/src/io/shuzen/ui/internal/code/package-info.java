/** What error codes mean, wherever a text of the user interface mentions them. */
package io.shuzen.ui.internal.code;
