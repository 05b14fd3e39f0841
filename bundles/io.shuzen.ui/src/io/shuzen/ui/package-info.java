/**
 * The views, editors, wizards and preferences of the console. It shows what the engine and the models hold and hands the
 * user's commands to them; it knows no back end.
 */
package io.shuzen.ui;
