package org.sessiontrail.catalogue;

/** A basis in the GDPR for a kind of record: a suggestion that whoever deploys has to confirm. */
public enum LegalBasis {
  /** Article 6(1)(f). */
  LEGITIMATE_INTERESTS(
      "Art. 6(1)(f) GDPR",
      "the legitimate interest in a secure and accountable application (Art. 6(1)(f) GDPR)"),
  /** Article 6(1)(c). */
  LEGAL_OBLIGATION(
      "Art. 6(1)(c) GDPR",
      "the legal duty to secure and document the processing of data (Art. 6(1)(c) with Art. 5(2)"
          + " and 32 GDPR)"),
  /** Article 6(1)(a), or 6(1)(f) where nobody is asked. */
  CONSENT_OR_INTERESTS(
      "Art. 6(1)(a) or (f) GDPR",
      "for statistics of use your consent or, where you are not asked, the legitimate interest in"
          + " an application that is easy to use (Art. 6(1)(a) or (f) GDPR)"),
  /** The record says nothing about a person. */
  NOT_PERSONAL("no personal data", "no personal data");

  private final String article;
  private final String words;

  LegalBasis(String article, String words) {
    this.article = article;
    this.words = words;
  }

  /** The article, for a table. */
  public String article() {
    return article;
  }

  /** The basis for people. */
  public String words() {
    return words;
  }
}
