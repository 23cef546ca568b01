package org.sessiontrail.ledger.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whom a verifier trusts (C2SP tlog-policy): any one of the logs must have signed, and witnesses
 * must have cosigned as the quorum wants it.
 *
 * <p>Threads: immutable.
 */
public final class TlogPolicy {
  private static final String NONE = "none";

  private final String text;
  private final List<VerifierKey> logs = new ArrayList<>();
  private final Map<String, VerifierKey> witnesses = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Set<String> members = new HashSet<>();
  private @Nullable String quorum;

  /** How many of {@code members} are needed. */
  private record Group(int needed, List<String> members) {}

  private TlogPolicy(String text) {
    this.text = text;
  }

  /**
   * The policy of a file.
   *
   * @throws NoteException with the number of the line that is wrong
   */
  public static TlogPolicy parse(String text) throws NoteException {
    TlogPolicy policy = new TlogPolicy(text);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      List<String> words = words(line);
      if (!words.isEmpty() && !words.get(0).startsWith("#")) {
        try {
          policy.take(words);
        } catch (NoteException e) {
          throw new NoteException("policy, line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    if (policy.quorum == null) {
      throw new NoteException("policy: a quorum line is missing");
    }
    return policy;
  }

  /**
   * A policy that trusts {@code logs}, and wants any {@code needed} of {@code witnesses}.
   *
   * @param needed 0 for no quorum
   */
  public static TlogPolicy of(List<VerifierKey> logs, List<VerifierKey> witnesses, int needed)
      throws NoteException {
    StringBuilder out = new StringBuilder();
    logs.forEach(key -> out.append("log ").append(key).append('\n'));
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < witnesses.size(); i++) {
      String name = "w" + (i + 1);
      out.append("witness ").append(name).append(' ').append(witnesses.get(i)).append('\n');
      names.append(' ').append(name);
    }
    if (needed > 0) {
      out.append("group nodes ").append(needed).append(names).append("\nquorum nodes\n");
    } else {
      out.append("quorum none\n");
    }
    return parse(out.toString());
  }

  /** Keys of which one must have signed. */
  public List<VerifierKey> logs() {
    return List.copyOf(logs);
  }

  /** Keys that may have cosigned. */
  public List<VerifierKey> witnesses() {
    return List.copyOf(witnesses.values());
  }

  /** Whether one of the logs signed {@code note}, and it bears no forged signature of theirs. */
  public boolean isSigned(SignedNote note) {
    return note.isSignedBy(logs) && logs.stream().noneMatch(note::isForgedFor);
  }

  /** Whether enough witnesses cosigned {@code note}. */
  public boolean isWitnessed(SignedNote note) {
    return isWitnessed(note::isSignedBy);
  }

  /** Whether those witnesses are enough of which {@code hasSigned} says that they cosigned. */
  public boolean isWitnessed(Predicate<VerifierKey> hasSigned) {
    return isMet(Objects.requireNonNull(quorum), hasSigned);
  }

  /** The file's text. */
  @Override
  public String toString() {
    return text;
  }

  private boolean isMet(String name, Predicate<VerifierKey> hasSigned) {
    if (name.equals(NONE)) {
      return true;
    }
    VerifierKey witness = witnesses.get(name);
    if (witness != null) {
      return hasSigned.test(witness);
    }
    Group group = Objects.requireNonNull(groups.get(name));
    return group.members().stream().filter(member -> isMet(member, hasSigned)).count()
        >= group.needed();
  }

  private void take(List<String> words) throws NoteException {
    switch (words.get(0)) {
      case "log" -> log(words);
      case "witness" -> witness(words);
      case "group" -> group(words);
      case "quorum" -> quorum(words);
      default -> throw new NoteException("unknown word " + words.get(0));
    }
  }

  private void log(List<String> words) throws NoteException {
    count(words, 2, 3);
    logs.add(fresh(VerifierKey.parse(words.get(1)), KeyType.LOG, logs));
  }

  private void witness(List<String> words) throws NoteException {
    count(words, 3, 4);
    String name = unused(words.get(1));
    VerifierKey key = VerifierKey.parse(words.get(2));
    witnesses.put(name, fresh(key, KeyType.WITNESS, witnesses.values()));
  }

  private void group(List<String> words) throws NoteException {
    count(words, 4, Integer.MAX_VALUE);
    String name = unused(words.get(1));
    List<String> of = words.subList(3, words.size());
    for (String member : of) {
      known(member);
      if (!members.add(member)) {
        throw new NoteException(member + " is a member twice");
      }
    }
    int needed =
        switch (words.get(2)) {
          case "any" -> 1;
          case "all" -> of.size();
          default -> (int) Math.min(Integer.MAX_VALUE, NoteText.decimal(words.get(2)));
        };
    if (needed < 1 || needed > of.size()) {
      throw new NoteException("a group of " + of.size() + " can't need " + needed);
    }
    groups.put(name, new Group(needed, List.copyOf(of)));
  }

  private void quorum(List<String> words) throws NoteException {
    count(words, 2, 2);
    if (quorum != null) {
      throw new NoteException("a second quorum line");
    }
    if (!words.get(1).equals(NONE)) {
      known(words.get(1));
    }
    quorum = words.get(1);
  }

  private void known(String name) throws NoteException {
    if (!witnesses.containsKey(name) && !groups.containsKey(name)) {
      throw new NoteException(name + " is not defined above");
    }
  }

  private String unused(String name) throws NoteException {
    if (name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name)) {
      throw new NoteException("the name " + name + " is taken");
    }
    return name;
  }

  private static VerifierKey fresh(VerifierKey key, KeyType type, Iterable<VerifierKey> others)
      throws NoteException {
    if (key.type() != type) {
      throw new NoteException(key + " is no key of a " + type.name().toLowerCase(Locale.ROOT));
    }
    for (VerifierKey other : others) {
      if (other.hasKeyOf(key)) {
        throw new NoteException("the key of " + key.name() + " stands there twice");
      }
    }
    return key;
  }

  private static void count(List<String> words, int least, int most) throws NoteException {
    if (words.size() < least || words.size() > most) {
      throw new NoteException("a " + words.get(0) + " line has another number of words");
    }
  }

  private static List<String> words(String line) {
    List<String> out = new ArrayList<>();
    for (String word : line.split("[ \t]+", -1)) {
      if (!word.isEmpty()) {
        out.add(word);
      }
    }
    return out;
  }
}
