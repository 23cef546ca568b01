package org.sessiontrail.enrich.source;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The channel of a touch, by the ordered rules of web analytics' default channel groups (Google
 * Analytics 4, with assistants as Plausible has them): the first that fits counts, whatever the
 * case of letters.
 */
public enum Channel {
  /** Nobody referred. */
  DIRECT("Direct"),
  /** A campaign over several networks. */
  CROSS_NETWORK("Cross-network"),
  /** Paid, from a shop. */
  PAID_SHOPPING("Paid Shopping"),
  /** Paid, from a search engine. */
  PAID_SEARCH("Paid Search"),
  /** Paid, from a social network. */
  PAID_SOCIAL("Paid Social"),
  /** Paid, from a site of films. */
  PAID_VIDEO("Paid Video"),
  /** Paid, from elsewhere. */
  PAID_OTHER("Paid Other"),
  /** Banners. */
  DISPLAY("Display"),
  /** From a shop. */
  ORGANIC_SHOPPING("Organic Shopping"),
  /** From a social network. */
  ORGANIC_SOCIAL("Organic Social"),
  /** From a site of films. */
  ORGANIC_VIDEO("Organic Video"),
  /** From a search engine. */
  ORGANIC_SEARCH("Organic Search"),
  /** From another site. */
  REFERRAL("Referral"),
  /** From a letter. */
  EMAIL("Email"),
  /** From a partner. */
  AFFILIATES("Affiliates"),
  /** From something listened to. */
  AUDIO("Audio"),
  /** From a text message. */
  SMS("SMS"),
  /** From a notification. */
  PUSH("Mobile Push"),
  /** From an assistant. */
  AI_ASSISTANT("AI Assistant"),
  /** None of these. */
  UNASSIGNED("Unassigned");

  private static final Pattern PAID = Pattern.compile("^(.*cp.*|ppc|retargeting|paid.*)$");
  private static final Pattern SHOP = Pattern.compile("^(.*(([^a-df-z]|^)shop|shopping).*)$");
  private static final Pattern BANNER =
      Pattern.compile("display|banner|expandable|interstitial|cpm");
  private static final Pattern SOCIAL =
      Pattern.compile("social|social-network|social-media|sm|social network|social media");
  private static final Pattern MAIL = Pattern.compile("e[-_ ]?mail");

  private final String title;

  Channel(String title) {
    this.title = title;
  }

  /** The name reports show. */
  public String title() {
    return title;
  }

  /** The channel of {@code touch}. */
  public static Channel of(Touch touch) {
    String source = lower(touch.source());
    String medium = lower(touch.medium());
    String campaign = touch.campaign() == null ? "" : lower(touch.campaign());
    if (source.equals("(direct)") && (medium.equals("(none)") || medium.equals(Touch.NOT_SET))) {
      return DIRECT;
    }
    if (medium.contains("cross-network") || campaign.contains("cross-network")) {
      return CROSS_NETWORK;
    }
    boolean shop = touch.site() == SourceType.SHOPPING || SHOP.matcher(campaign).matches();
    if (PAID.matcher(medium).matches()) {
      return paid(touch, shop);
    }
    if (BANNER.matcher(medium).matches()) {
      return DISPLAY;
    }
    return shop ? ORGANIC_SHOPPING : unpaid(touch.site(), source, medium);
  }

  private static Channel paid(Touch touch, boolean shop) {
    if (shop) {
      return PAID_SHOPPING;
    }
    return switch (touch.site()) {
      case SEARCH -> PAID_SEARCH;
      case SOCIAL -> PAID_SOCIAL;
      case VIDEO -> PAID_VIDEO;
      default -> PAID_OTHER;
    };
  }

  private static Channel unpaid(SourceType site, String source, String medium) {
    if (site == SourceType.SOCIAL || SOCIAL.matcher(medium).matches()) {
      return ORGANIC_SOCIAL;
    }
    if (site == SourceType.VIDEO || medium.contains("video")) {
      return ORGANIC_VIDEO;
    }
    if (site == SourceType.SEARCH || medium.equals("organic")) {
      return ORGANIC_SEARCH;
    }
    return switch (medium) {
      case "referral", "app", "link" -> REFERRAL;
      default -> byMessage(site, source, medium);
    };
  }

  private static Channel byMessage(SourceType site, String source, String medium) {
    if (MAIL.matcher(source).matches() || MAIL.matcher(medium).matches()) {
      return EMAIL;
    }
    if (medium.equals("affiliate") || medium.equals("affiliates")) {
      return AFFILIATES;
    }
    if (medium.equals("audio")) {
      return AUDIO;
    }
    if (source.equals("sms") || medium.equals("sms")) {
      return SMS;
    }
    if (medium.endsWith("push")
        || medium.contains("mobile")
        || medium.contains("notification")
        || source.equals("firebase")) {
      return PUSH;
    }
    return site == SourceType.AI ? AI_ASSISTANT : UNASSIGNED;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
