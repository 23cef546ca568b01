/**
 * The audit report as a document to be read, signed and kept: PDF/A-2b.
 *
 * <p>Threads: a document belongs to the thread that writes it.
 *
 * <p>Fails by: the {@link java.io.IOException} of the output. What is printed is bounded, so the
 * document is made in memory and written at its end: nothing of one that failed gets out.
 *
 * <p>Starts at: {@link org.sessiontrail.report.pdf.PdfExport}.
 */
@NullMarked
package org.sessiontrail.report.pdf;

import org.jspecify.annotations.NullMarked;
