/** Where Office sign-in and activation keep their state: programs, registry keys, folders, credentials. */
package io.shuzen.office.internal.location;
