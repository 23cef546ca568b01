package org.sessiontrail.sample.catalogue;

import java.util.List;

/**
 * A page of the journal.
 *
 * @param slug its name in an address
 * @param title its title
 * @param lead one sentence that makes one read on
 * @param steps paragraphs, in order
 * @param skus products it speaks of
 */
public record Article(
    String slug, String title, String lead, List<String> steps, List<String> skus) {}
