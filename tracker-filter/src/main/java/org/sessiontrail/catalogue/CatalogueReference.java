package org.sessiontrail.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import org.sessiontrail.record.Purpose;

/** The reference of the events in Markdown, made of the {@link EventCatalogue}. */
public final class CatalogueReference {
  private static final String HEAD = "| member | type | when | meaning |\n|---|---|---|---|\n";

  private CatalogueReference() {}

  /** The table of all kinds: what they are and why they are written. */
  public static String kinds() {
    StringBuilder out = new StringBuilder("Catalogue version `" + EventCatalogue.version() + "`.");
    out.append(
        "\n\n| kind | meaning | purposes | legal basis (confirm) | kept with | can be left out by |"
            + " OWASP |\n|---|---|---|---|---|---|---|\n");
    for (CatalogueEntry entry : EventCatalogue.entries()) {
      Ground ground = entry.ground();
      row(
          out,
          "[`" + entry.kind().id() + "`](#" + entry.kind().id() + ")",
          entry.meaning(),
          ground.purposes().stream().map(Purpose::id).collect(Collectors.joining(", ")),
          ground.basis().article(),
          entry.retention().id(),
          ground.switchedOffBy() == null ? "no" : ground.switchedOffBy(),
          entry.vocabulary() == null ? "" : "`" + entry.vocabulary() + "`");
    }
    return out.toString();
  }

  /** The members of every record, then a section a kind with its members. */
  public static String members() {
    StringBuilder out = new StringBuilder("### Every record\n\n" + HEAD);
    rows(out, "", EventCatalogue.common());
    for (CatalogueEntry entry : EventCatalogue.entries()) {
      out.append("\n### ").append(entry.kind().id()).append("\n\n");
      out.append(entry.meaning()).append("\n\n");
      if (!entry.members().isEmpty() || !entry.groups().isEmpty()) {
        out.append(HEAD);
        rows(out, "", entry.members());
        entry.groups().forEach(group -> rows(out, group.name() + ".", group.members()));
        out.append('\n');
      }
      for (Au3 field : Au3.values()) {
        Au3.Answer answer = entry.au3().get(field);
        out.append(field == Au3.TYPE ? "" : " · ")
            .append(field.id())
            .append(": ")
            .append(answer == null ? "" : answer.words());
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void rows(StringBuilder out, String prefix, List<Member> members) {
    for (Member member : members) {
      row(
          out,
          "`" + prefix + member.name() + "`",
          member.type().id(),
          member.when(),
          member.meaning());
    }
  }

  private static void row(StringBuilder out, String... cells) {
    for (String cell : cells) {
      out.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    out.append("|\n");
  }
}
