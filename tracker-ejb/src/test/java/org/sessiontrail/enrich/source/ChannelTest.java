package org.sessiontrail.enrich.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published rules of the default channel groups, one line each, in their order. */
class ChannelTest {
  private final Referrers referrers = new Referrers(Set.of("shop.example.com"), Set.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | - | Direct",
        "https://shop.example.com/a | - | Direct",
        "- | utm_source=(direct)&utm_medium=(not set) | Direct",
        "- | utm_source=google&utm_medium=cross-network | Cross-network",
        "- | utm_source=google&utm_medium=cpc&utm_campaign=cross-network 1 | Cross-network",
        "- | utm_source=ebay&utm_medium=cpc | Paid Shopping",
        "- | utm_source=google&utm_medium=cpc&utm_campaign=Summer Shopping | Paid Shopping",
        "- | utm_source=google&utm_medium=cpc&utm_campaign=workshop | Paid Search",
        "- | utm_source=Google&utm_medium=CPC | Paid Search",
        "- | utm_source=bing&utm_medium=ppc | Paid Search",
        "https://www.google.com/ | gclid=x | Paid Search",
        "- | gclid=x | Paid Search",
        "https://www.bing.com/ | msclkid=x | Paid Search",
        "- | utm_source=facebook&utm_medium=paid_social | Paid Social",
        "- | utm_source=fb&utm_medium=cpc | Paid Social",
        "- | utm_source=youtube&utm_medium=paidvideo | Paid Video",
        "- | utm_source=criteo&utm_medium=retargeting | Paid Other",
        "- | utm_source=x.example&utm_medium=cpm | Paid Other",
        "- | utm_source=x.example&utm_medium=banner | Display",
        "- | dclid=x | Display",
        "https://www.amazon.de/x | - | Organic Shopping",
        "- | utm_source=a&utm_medium=b&utm_campaign=shop week | Organic Shopping",
        "https://l.instagram.com/ | - | Organic Social",
        "https://www.facebook.com/ | fbclid=x | Organic Social",
        "- | utm_source=partner&utm_medium=social-media | Organic Social",
        "https://vimeo.com/1 | - | Organic Video",
        "- | utm_source=partner&utm_medium=video ad | Organic Video",
        "https://www.google.fr/ | - | Organic Search",
        "- | utm_source=partner&utm_medium=organic | Organic Search",
        "https://blog.example.org/ | - | Referral",
        "- | utm_source=partner&utm_medium=link | Referral",
        "- | utm_source=newsletter&utm_medium=email | Email",
        "- | utm_source=E-Mail&utm_medium=june | Email",
        "https://mail.google.com/ | - | Email",
        "- | mc_cid=x | Email",
        "- | utm_source=partner&utm_medium=affiliate | Affiliates",
        "- | utm_source=show&utm_medium=audio | Audio",
        "- | utm_source=sms&utm_medium=june | SMS",
        "- | utm_source=app1&utm_medium=webpush | Mobile Push",
        "- | utm_source=firebase&utm_medium=x | Mobile Push",
        "https://chatgpt.com/ | - | AI Assistant",
        "- | utm_source=chatgpt.com | AI Assistant",
        "- | utm_source=partner&utm_medium=qr | Unassigned",
        "https://semalt.com/ | - | Unassigned"
      })
  void of_aTouch_isByTheFirstRuleThatFits(String referrer, String query, String channel) {
    Touch touch = Touch.of(parameters(query), referrers.of(referrer));

    assertThat(Channel.of(touch).title()).isEqualTo(channel);
    assertThat(touch.isDirect()).isEqualTo(channel.equals("Direct"));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> out = new LinkedHashMap<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        out.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return out;
  }
}
