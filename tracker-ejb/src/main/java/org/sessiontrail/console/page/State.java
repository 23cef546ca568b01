package org.sessiontrail.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.spool.SpoolStatus;
import org.sessiontrail.store.LedgerSource;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.TreeState;

/** How the trail itself is: ledger, queue, health. */
final class State {
  private final PageRequest asked;
  private final Html html;

  State(PageRequest asked, Html html) {
    this.asked = asked;
    this.html = html;
  }

  /** A section with all of it. */
  void write() {
    html.open("section").leaf("h2", asked.say("state.title"));
    html.open("dl", "class", "facts");
    Health.State overall = asked.tracker().health().overall();
    fact("state.health", asked.say("health." + overall.name()));
    SpoolStatus spool = asked.tracker().spool().status();
    fact("state.waiting", asked.texts().number(spool.queued() + spool.spooled()));
    fact("state.dropped", asked.texts().number(spool.dropped()));
    ledger();
    html.close();
    if (asked.has(Roles.AUDITOR) || asked.has(Roles.ADMIN)) {
      html.open("p", "class", "more");
      String path = asked.has(Roles.AUDITOR) ? "/audit" : "/settings";
      html.leaf("a", asked.say("overview.more"), "href", asked.link(path)).close();
    }
    html.close();
  }

  /** What the hash tree covers, and where it was signed and anchored last. */
  void ledger() {
    LedgerSource source = asked.tracker().find(LedgerSource.class);
    if (source == null) {
      return;
    }
    try {
      LedgerStore ledger = source.ledger();
      TreeState tree = ledger.state();
      fact("state.records", asked.texts().number(tree.size()));
      StoredCheckpoint newest = ledger.newest();
      fact("state.checkpoint", newest == null ? asked.say("state.never") : told(newest, tree));
      StoredAnchor anchor = last(ledger.anchors(0));
      fact(
          "state.anchor",
          anchor == null ? asked.say("state.never") : asked.texts().number(anchor.size()));
    } catch (StoreException e) {
      fact("state.records", asked.say("state.unreadable"));
    }
  }

  private String told(StoredCheckpoint newest, TreeState tree) {
    long size = newest.checkpoint().size();
    return asked.say(
        "state.sealed",
        asked.texts().number(size),
        asked.texts().minute(newest.epochMicros()),
        asked.texts().number(Math.max(0, tree.size() - size)));
  }

  private static @Nullable StoredAnchor last(List<StoredAnchor> anchors) {
    return anchors.isEmpty() ? null : anchors.get(anchors.size() - 1);
  }

  private void fact(String key, String value) {
    html.open("div").leaf("dt", asked.say(key)).leaf("dd", value).close();
  }
}
