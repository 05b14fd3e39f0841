/** When runs may do their work. Pure values; thread-safe. */
package io.shuzen.model.schedule;
