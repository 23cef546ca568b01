package org.sessiontrail.capture.browser;

import java.util.Map;

/**
 * One event as a page told it, checked.
 *
 * @param event what
 * @param offsetMillis since the page began, by the browser
 * @param ageMillis how long it had waited when it was sent, by the browser
 * @param fields its members, each accepted by its field
 * @param detail what the application gave with a custom one; else empty
 */
record PageTold(
    PageEvent event,
    long offsetMillis,
    long ageMillis,
    Map<PageField, Object> fields,
    Map<String, String> detail) {}
