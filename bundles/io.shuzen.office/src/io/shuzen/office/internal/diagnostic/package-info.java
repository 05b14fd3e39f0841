/** What this pack asks of a machine, and how it judges the answers. One diagnostic for each entry of the catalogue. */
package io.shuzen.office.internal.diagnostic;
