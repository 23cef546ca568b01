package org.sessiontrail.enrich.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How somebody came to a page: who referred, and what the address says of a campaign. Names are
 * those of the UTM parameters.
 *
 * @param source for example {@code Google}, {@code newsletter}, {@code (direct)}
 * @param medium for example {@code organic}, {@code cpc}, {@code (none)}
 * @param campaign name of the campaign, or null
 * @param term words that were paid for, or null
 * @param content which advertisement, or null
 * @param clickId name of the click id that came with it, never its value; or null
 * @param site what sort of site the source is, as far as it is known
 */
public record Touch(
    String source,
    String medium,
    @Nullable String campaign,
    @Nullable String term,
    @Nullable String content,
    @Nullable String clickId,
    SourceType site) {
  /** What web analytics calls a source or medium that is not given. */
  public static final String NOT_SET = "(not set)";

  /** Click ids, in the order in which they count, and what they say when nothing else does. */
  private enum ClickId {
    GCLID("Google", "cpc"),
    GBRAID("Google", "cpc"),
    WBRAID("Google", "cpc"),
    DCLID("Google", "display"),
    MSCLKID("Bing", "cpc"),
    YCLID("Yandex", "cpc"),
    TTCLID("TikTok", "social"),
    TWCLID("X", "social"),
    FBCLID("Facebook", "social"),
    LI_FAT_ID("LinkedIn", "social"),
    MC_CID("Mailchimp", "email");

    final String source;
    final String medium;

    ClickId(String source, String medium) {
      this.source = source;
      this.medium = medium;
    }

    String parameter() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * How a request came: by the UTM parameters where there are any, else by a click id, else by who
   * referred.
   *
   * @param parameters query parameters that were kept, by lower-case name
   * @param referrer who referred
   */
  public static Touch of(Map<String, String> parameters, Source referrer) {
    String source = text(parameters, "utm_source");
    String medium = text(parameters, "utm_medium");
    ClickId click = click(parameters);
    if (source == null && medium == null) {
      source = click == null ? referrer.name() : click.source;
      medium = click == null ? referrer.type().medium() : click.medium;
      if (referrer.type() == SourceType.INTERNAL && click == null) {
        source = Source.DIRECT.name();
      }
    }
    String named = source == null ? NOT_SET : source;
    Source known = Referrers.named(named);
    return new Touch(
        known == null ? named : known.name(),
        medium == null ? NOT_SET : medium,
        text(parameters, "utm_campaign"),
        text(parameters, "utm_term"),
        text(parameters, "utm_content"),
        click == null ? null : click.parameter(),
        known != null
            ? known.type()
            : named.equals(referrer.name()) ? referrer.type() : SourceType.REFERRAL);
  }

  /** Whether this says anything of where somebody came from. */
  public boolean isDirect() {
    return Channel.of(this) == Channel.DIRECT;
  }

  private static @Nullable ClickId click(Map<String, String> parameters) {
    for (ClickId each : ClickId.values()) {
      if (parameters.containsKey(each.parameter())) {
        return each;
      }
    }
    return null;
  }

  private static @Nullable String text(Map<String, String> parameters, String name) {
    String text = parameters.get(name);
    return text == null || text.isBlank() ? null : text.strip();
  }
}
