/** The ids under which this pack's parts refer to each other, and users and files refer to them. */
package io.shuzen.office.internal.id;
