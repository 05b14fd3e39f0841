/** The pack itself, as it is registered. */
package io.shuzen.office.internal;
