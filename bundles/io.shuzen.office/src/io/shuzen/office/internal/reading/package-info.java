/** What this pack makes of facts: parsers of the tools and files that Office brings, and typed views of its registry keys. */
package io.shuzen.office.internal.reading;
