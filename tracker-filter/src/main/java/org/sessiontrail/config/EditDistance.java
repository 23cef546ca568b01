package org.sessiontrail.config;

/** How many single-character edits lie between two names (Levenshtein). */
final class EditDistance {
  private static final int LONGEST = 100;

  private EditDistance() {}

  /** Edits between the first hundred characters of both. */
  static int between(String first, String second) {
    String a = first.substring(0, Math.min(first.length(), LONGEST));
    String b = second.substring(0, Math.min(second.length(), LONGEST));
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
