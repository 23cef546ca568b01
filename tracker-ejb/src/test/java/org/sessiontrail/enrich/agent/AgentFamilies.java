package org.sessiontrail.enrich.agent;

/** Whether our name of a browser or system is that of {@code uap-core}. */
final class AgentFamilies {
  private AgentFamilies() {}

  /** Theirs are finer: {@code Chrome Mobile iOS}, {@code Mobile Safari}. */
  static boolean same(String ours, String theirs) {
    String other =
        theirs
            .replaceAll("^Mobile ", "")
            .replaceAll(" (?:Mobile|WebView|iOS|UI/WKWebView)\\b.*", "")
            .replace("Mac OS X", "macOS")
            .replace("IE", "Internet Explorer");
    return ours.equals(other)
        || other.startsWith(ours)
        || ours.startsWith(other)
        || (ours.equals("Android WebView") && theirs.equals("Chrome Mobile WebView"));
  }
}
