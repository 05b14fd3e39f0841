/** What of Office is shown at a glance: who is signed in where, and what is licensed to whom. */
package io.shuzen.office.internal.picture;
