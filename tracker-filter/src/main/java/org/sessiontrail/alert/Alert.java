package org.sessiontrail.alert;

import org.jspecify.annotations.Nullable;

/**
 * Something that a rule found and somebody is told of. Fired as a CDI event, once for all nodes:
 *
 * <pre>{@code
 * void on(@Observes Alert alert) {
 *   if (alert.severity().equals("critical")) { … }
 * }
 * }</pre>
 *
 * <p>After a failure it may come again: {@link #id} and {@link #count} are the same then.
 *
 * @param id the same for every alert about one finding: the application and the finding's place
 * @param app the application, {@code tracker.app}
 * @param rule number of the rule, {@code D09}
 * @param title its name, {@code password-spray}
 * @param severity {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param why what was noticed, in numbers, naming nobody
 * @param when when it happened, UTC, as in records
 * @param score what it adds up to
 * @param response what that suggests: {@code none}, {@code notify}, {@code step-up}, {@code end}
 * @param session the trail, or null
 * @param user the user it is about, or null when it is about nobody or they were erased
 * @param index place of the finding in the log; of a digest that of the first one
 * @param count 1, or how many findings came since the first one was told of
 * @param digest whether it tells of further findings of the same rule about the same subject
 * @param last place of the last of them
 */
public record Alert(
    String id,
    String app,
    String rule,
    String title,
    String severity,
    String why,
    String when,
    long score,
    String response,
    @Nullable String session,
    @Nullable String user,
    long index,
    long count,
    boolean digest,
    long last) {

  /** One sentence, naming nobody. */
  public String sentence() {
    String what = rule + " " + title + " (" + severity + "): ";
    return digest ? what + count + " more like this: " + why : what + why;
  }
}
