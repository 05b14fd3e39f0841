/**
 * One page about one endpoint, to be pasted into a ticket: what is the case, why, what was done, what people have to do now. A
 * {@link io.shuzen.engine.report.MachineReport} is made from a diagnosis, a run or both; a layout turns it into a document, which is written
 * as Markdown or HTML, in English or Japanese, with personal data or with pseudonyms. Knows no pack: what is special to a subject is the
 * pack's {@link io.shuzen.core.picture.Picture}. Immutable; may be used from any thread.
 */
package io.shuzen.engine.report;
