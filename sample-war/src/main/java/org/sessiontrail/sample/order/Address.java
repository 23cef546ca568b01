package org.sessiontrail.sample.order;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where an order goes. Fields hold what was typed, stripped; empty, never null.
 *
 * @param name of the person
 * @param email for the confirmation
 * @param street and number
 * @param postcode of the town
 * @param city the town
 */
public record Address(String name, String email, String street, String postcode, String city)
    implements Serializable {
  private static final int MAX_LENGTH = 80;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern POSTCODE = Pattern.compile("[\\p{Alnum} -]{3,10}");

  /** Nothing typed yet. */
  public static final Address EMPTY = new Address("", "", "", "", "");

  /** What is wrong, field by field, as sentences for the page; empty if nothing is. */
  public Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    check(problems, "name", name, "Tell us whose name goes on the parcel.");
    check(problems, "email", email, "We need an e-mail address for the confirmation.");
    check(problems, "street", street, "Tell us the street and the number.");
    check(problems, "postcode", postcode, "Tell us the postcode.");
    check(problems, "city", city, "Tell us the town.");
    if (!EMAIL.matcher(email).matches()) {
      problems.putIfAbsent("email", "That does not look like an e-mail address: name@example.org.");
    }
    if (!POSTCODE.matcher(postcode).matches()) {
      problems.putIfAbsent("postcode", "A postcode has 3 to 10 letters and digits.");
    }
    return problems;
  }

  private static void check(
      Map<String, String> problems, String field, String value, String whenEmpty) {
    if (value.isEmpty()) {
      problems.put(field, whenEmpty);
    } else if (value.length() > MAX_LENGTH) {
      problems.put(field, "Please use at most " + MAX_LENGTH + " characters.");
    }
  }
}
