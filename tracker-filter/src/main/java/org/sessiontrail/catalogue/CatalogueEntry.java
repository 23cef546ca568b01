package org.sessiontrail.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.Au3.Answer;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.record.Kind;

/**
 * All there is to know about one kind of record.
 *
 * @param kind which
 * @param meaning what it states, one sentence for people
 * @param ground why it is written
 * @param members what its leaf holds besides {@link EventCatalogue#common()}
 * @param groups its personal values
 * @param au3 how it says each of the six things an audit record has to say
 * @param vocabulary the word of the OWASP logging vocabulary for it; null when that has none, or
 *     when it depends on the values of the record
 */
public record CatalogueEntry(
    Kind kind,
    String meaning,
    Ground ground,
    List<Member> members,
    List<PersonalGroup> groups,
    Map<Au3, Answer> au3,
    @Nullable String vocabulary) {
  /** Takes copies. */
  public CatalogueEntry {
    members = List.copyOf(members);
    groups = List.copyOf(groups);
    au3 = Map.copyOf(au3);
  }

  /** Whether it is written for as long as the tracker runs, whatever the configuration. */
  public boolean isMandatory() {
    return ground.switchedOffBy() == null;
  }

  /** With which others it is kept. */
  public RecordClass retention() {
    return RecordClass.of(kind);
  }

  /** The personal group of a name, or null. */
  public @Nullable PersonalGroup group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst().orElse(null);
  }

  /** It as an object of the canonical form. */
  Map<String, Object> canonical() {
    Map<String, Object> said = new TreeMap<>();
    au3.forEach((field, answer) -> said.put(field.id(), answer.words()));
    Map<String, Object> out = new TreeMap<>(ground.canonical());
    out.put("kind", kind.id());
    out.put("retention", retention().id());
    out.put("meaning", meaning);
    out.put("members", members.stream().map(Member::canonical).toList());
    out.put("personal", groups.stream().map(PersonalGroup::canonical).toList());
    out.put("au3", said);
    if (vocabulary != null) {
      out.put("vocabulary", vocabulary);
    }
    return out;
  }

  /** Collects one entry; what nothing is said of is as for a record the tracker makes by itself. */
  static final class Builder {
    private final Kind kind;
    private final String meaning;
    private final Ground ground;
    private final List<Member> members = new ArrayList<>();
    private final List<PersonalGroup> groups = new ArrayList<>();
    private final Map<Au3, Answer> au3 = new EnumMap<>(Au3.class);
    private @Nullable String vocabulary;

    Builder(Kind kind, String meaning, Ground ground) {
      this.kind = kind;
      this.meaning = meaning;
      this.ground = ground;
      says(Au3.TYPE, Answer.always("kind"));
      says(Au3.WHEN, Answer.always("at"));
      says(Au3.WHERE, Answer.always("stream"));
      says(Au3.SOURCE, Answer.none("the node named in `stream`"));
      says(Au3.OUTCOME, Answer.none("stated once it is so"));
      says(Au3.IDENTITY, Answer.none("the tracker itself"));
    }

    Builder has(String name, Member.Type type, String what) {
      members.add(new Member(name, type, Member.ALWAYS, what));
      return this;
    }

    Builder has(String name, Member.Type type, String when, String what) {
      members.add(new Member(name, type, when, what));
      return this;
    }

    Builder personal(String group, Member... values) {
      groups.add(new PersonalGroup(group, List.of(values)));
      return this;
    }

    Builder says(Au3 field, Answer answer) {
      au3.put(field, answer);
      return this;
    }

    /** Somebody who reads, exports, holds or erases: from a door, with a user and an outcome. */
    Builder byOperator() {
      has("via", Member.Type.TEXT, "the door: `http`, `cli`, or the tracker's own timer");
      says(Au3.SOURCE, Answer.always("via"));
      return says(Au3.IDENTITY, Answer.unless("who.user", "nobody is signed in, or a timer acts"));
    }

    Builder owasp(String word) {
      this.vocabulary = word;
      return this;
    }

    CatalogueEntry build() {
      List<String> names =
          Stream.concat(members.stream().map(Member::name), EventCatalogue.commonNames()).toList();
      if (names.stream().distinct().count() != names.size()) {
        throw new IllegalStateException("a member of " + kind.id() + " is named twice");
      }
      return new CatalogueEntry(kind, meaning, ground, members, groups, au3, vocabulary);
    }
  }
}
