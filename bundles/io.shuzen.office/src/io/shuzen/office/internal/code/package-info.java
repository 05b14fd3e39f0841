/** What the error codes of Office sign-in mean: families of codes by their arithmetic, and single codes by their published names. */
package io.shuzen.office.internal.code;
