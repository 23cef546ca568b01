package org.sessiontrail.sample.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentChoice;
import org.sessiontrail.consent.ConsentText;
import org.sessiontrail.sample.catalogue.Category;
import org.sessiontrail.sample.order.Cart;
import org.sessiontrail.sample.order.CheckoutDraft;

/**
 * The visitor's side of the shop, as servlets and views see it: {@code ${shop}}.
 *
 * <p>Looking does not open a session; only a cart, a checkout draft or a login does.
 */
@Named
@RequestScoped
public class Shop {
  private static final String CART = "shop.cart";
  private static final String DRAFT = "shop.draft";
  private static final String NOTICE = "shop.notice";
  private static final String CONSENT_TEXT =
      "May we count how the shop is used, and see which campaigns bring visitors? It works the"
          + " same if you say no.";

  private final HttpServletRequest request;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Shop() {
    this(null);
  }

  /** The shop as seen by {@code request}. */
  @Inject
  public Shop(HttpServletRequest request) {
    this.request = request;
  }

  /** The shelves, for the navigation. */
  public List<Category> categories() {
    return List.of(Category.values());
  }

  /** Name of the signed-in user, null for a guest. */
  public @Nullable String user() {
    return request.getRemoteUser();
  }

  /** Whether the trail was begun with made-up records, as whoever started the shop says. */
  public boolean demoHistory() {
    return Boolean.getBoolean("shop.demo-history");
  }

  /** Whether the user may read the trail. */
  public boolean auditor() {
    return request.isUserInRole("tracker-auditor");
  }

  /** Whether the visitor has to be asked what the trail may be used for, and was not yet. */
  public boolean asksForConsent() {
    return Trail.current().consent().reason() == Consent.Reason.NOT_ASKED;
  }

  /** Whether the visitor agreed to something and may take it back. */
  public boolean hasConsent() {
    ConsentChoice choice = Trail.current().consent().choice();
    return choice != null && !choice.granted().isEmpty();
  }

  /** What the visitor is asked. */
  public String consentText() {
    return CONSENT_TEXT;
  }

  /** The version of that text, which is recorded with the answer. */
  public String consentVersion() {
    return ConsentText.of(CONSENT_TEXT).version();
  }

  /** The visitor's cart; an empty one that is not kept if there is none. */
  public Cart cart() {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(CART) instanceof Cart cart ? cart : new Cart();
  }

  /** The visitor's cart, kept from now on. */
  Cart openCart() {
    Cart cart = cart();
    request.getSession().setAttribute(CART, cart);
    return cart;
  }

  /** The visitor's checkout draft, kept from now on. */
  CheckoutDraft openDraft() {
    HttpSession session = request.getSession();
    if (session.getAttribute(DRAFT) instanceof CheckoutDraft draft) {
      return draft;
    }
    CheckoutDraft draft = new CheckoutDraft();
    session.setAttribute(DRAFT, draft);
    return draft;
  }

  /** Forgets the checkout draft, so that its token works once. */
  void closeDraft() {
    request.getSession().removeAttribute(DRAFT);
  }

  /** Leaves a sentence for the next page. */
  void notice(Notice notice) {
    request.getSession().setAttribute(NOTICE, notice);
  }

  /** The sentence left for this page, once; null if there is none. */
  public @Nullable Notice takeNotice() {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(NOTICE) instanceof Notice notice)) {
      return null;
    }
    session.removeAttribute(NOTICE);
    return notice;
  }
}
