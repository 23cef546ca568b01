package org.sessiontrail.insight.segment;

import java.util.Arrays;
import java.util.Optional;

/** How a value is compared. The order is that of looking for them: longer signs come first. */
public enum Operator {
  /** The same. */
  EQUAL("==", true, true),
  /** Another one, or none. */
  NOT_EQUAL("!=", true, true),
  /** At most. */
  AT_MOST("<=", false, true),
  /** At least. */
  AT_LEAST(">=", false, true),
  /** Holds the text. */
  HOLDS("=@", true, false),
  /** Does not hold the text, or there is none. */
  HOLDS_NOT("!@", true, false),
  /** Begins with the text. */
  BEGINS("=^", true, false),
  /** Ends with the text. */
  ENDS("=$", true, false),
  /** Less. */
  LESS("<", false, true),
  /** More. */
  MORE(">", false, true);

  private final String sign;
  private final boolean ofTexts;
  private final boolean ofNumbers;

  Operator(String sign, boolean ofTexts, boolean ofNumbers) {
    this.sign = sign;
    this.ofTexts = ofTexts;
    this.ofNumbers = ofNumbers;
  }

  /** As it is typed. */
  public String sign() {
    return sign;
  }

  /** The operator that {@code text} has at {@code at}. */
  static Optional<Operator> at(String text, int at) {
    return Arrays.stream(values()).filter(each -> text.startsWith(each.sign, at)).findFirst();
  }

  /** Whether values of {@code type} can be compared so. */
  public boolean isOf(Field.Type type) {
    return type == Field.Type.TEXT ? ofTexts : ofNumbers;
  }

  /** Whether it is met by what has no value. */
  boolean isNegative() {
    return this == NOT_EQUAL || this == HOLDS_NOT;
  }

  /** What this one denies; itself when it denies nothing. */
  Operator denied() {
    return switch (this) {
      case NOT_EQUAL -> EQUAL;
      case HOLDS_NOT -> HOLDS;
      default -> this;
    };
  }
}
