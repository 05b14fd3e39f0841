/**
 * Reading and writing {@code .inventory} and {@code .runbook} files. Files are XMI in UTF-8 with LF line ends, one feature
 * a line, in a stable order and without generated ids, so that they diff and merge well in version control. What a newer
 * version of the application has written and this one does not know is kept. Saving is atomic, and a document that was not
 * read completely is never written.
 * <p>
 * Everything here works inside an OSGi framework and in plain Java alike, and needs no registration. A document is not
 * thread-safe: it belongs to one thread at a time, usually to the one that edits it.
 */
package io.shuzen.model.file;
