package org.sessiontrail.capture.browser;

import java.util.List;

/**
 * What one beacon holds, checked.
 *
 * @param page random name of one showing of a page, made by the script
 * @param number of this batch within the page, from 1
 * @param clockMillis what the browser's clock showed when it was sent, since 1970
 * @param path the page's path as the browser has it
 * @param events in the order they were seen
 * @param dropped how many there were besides that no page of ours sends
 */
record PageBatch(
    String page, long number, long clockMillis, String path, List<PageTold> events, int dropped) {}
