package org.sessiontrail.sample.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sessiontrail.sample.order.Address;
import org.sessiontrail.sample.order.AddressBook;
import org.sessiontrail.sample.order.Checkout;
import org.sessiontrail.sample.order.CheckoutDraft;
import org.sessiontrail.sample.order.CheckoutStep;
import org.sessiontrail.sample.order.Delivery;
import org.sessiontrail.sample.order.Order;
import org.sessiontrail.sample.order.OutOfStockException;
import org.sessiontrail.sample.order.Payment;

/**
 * Three steps on one URL: {@code GET /checkout?step=delivery} shows a step, {@code POST
 * /checkout?step=delivery} completes it and leads to the next one. A form with mistakes is shown
 * again with status 422.
 */
@WebServlet("/checkout")
public class CheckoutServlet extends PageServlet {
  private static final long serialVersionUID = 1L;
  private static final int UNPROCESSABLE = 422;

  @Inject private transient Shop shop;
  @Inject private transient Checkout checkout;
  @Inject private transient AddressBook addresses;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (nothingToBuy(request, response)) {
      return;
    }
    CheckoutDraft draft = shop.openDraft();
    CheckoutStep step = draft.reachable(asked(request));
    request.setAttribute("summary", checkout.enter(step.id(), shop.cart(), draft));
    Address typed = draft.address();
    request.setAttribute(
        "typed", typed.equals(Address.EMPTY) ? addresses.of(customer(request)) : typed);
    showStep(request, response, step, Map.of());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (nothingToBuy(request, response)) {
      return;
    }
    CheckoutDraft draft = shop.openDraft();
    CheckoutStep step = draft.reachable(asked(request));
    switch (step) {
      case ADDRESS -> address(request, response, draft);
      case DELIVERY -> delivery(request, response, draft);
      case REVIEW -> place(request, response, draft);
    }
  }

  private void address(
      HttpServletRequest request, HttpServletResponse response, CheckoutDraft draft)
      throws ServletException, IOException {
    Address typed =
        new Address(
            parameter(request, "name"),
            parameter(request, "email"),
            parameter(request, "street"),
            parameter(request, "postcode"),
            parameter(request, "city"));
    Map<String, String> problems = typed.problems();
    if (problems.isEmpty()) {
      draft.address(typed);
      addresses.keep(customer(request), typed);
      goTo(request, response, "/checkout?step=" + CheckoutStep.DELIVERY.id());
      return;
    }
    request.setAttribute("typed", typed);
    showAgain(request, response, CheckoutStep.ADDRESS, problems);
  }

  private void delivery(
      HttpServletRequest request, HttpServletResponse response, CheckoutDraft draft)
      throws ServletException, IOException {
    Optional<Delivery> delivery = Delivery.of(parameter(request, "delivery"));
    Optional<Payment> payment = Payment.of(parameter(request, "payment"));
    if (delivery.isPresent() && payment.isPresent()) {
      draft.choose(delivery.get(), payment.get());
      goTo(request, response, "/checkout?step=" + CheckoutStep.REVIEW.id());
      return;
    }
    Map<String, String> problems = new LinkedHashMap<>();
    if (delivery.isEmpty()) {
      problems.put("delivery", "Choose how your parcel travels.");
    }
    if (payment.isEmpty()) {
      problems.put("payment", "Choose how you want to pay.");
    }
    showAgain(request, response, CheckoutStep.DELIVERY, problems);
  }

  private void place(HttpServletRequest request, HttpServletResponse response, CheckoutDraft draft)
      throws ServletException, IOException {
    if (!draft.token().equals(parameter(request, "token"))) {
      showAgain(
          request,
          response,
          CheckoutStep.REVIEW,
          Map.of("token", "This page was out of date. Please check your order and send it again."));
      return;
    }
    try {
      Order order = checkout.place(customer(request), shop.cart(), draft);
      shop.closeDraft();
      goTo(request, response, "/checkout/done?order=" + order.id());
    } catch (OutOfStockException e) {
      showAgain(
          request,
          response,
          CheckoutStep.REVIEW,
          Map.of("stock", e.getMessage() + " Please change your cart."));
    }
  }

  private void showAgain(
      HttpServletRequest request,
      HttpServletResponse response,
      CheckoutStep step,
      Map<String, String> problems)
      throws ServletException, IOException {
    response.setStatus(UNPROCESSABLE);
    request.setAttribute("summary", Checkout.summary(shop.cart(), shop.openDraft()));
    showStep(request, response, step, problems);
  }

  private void showStep(
      HttpServletRequest request,
      HttpServletResponse response,
      CheckoutStep step,
      Map<String, String> problems)
      throws ServletException, IOException {
    request.setAttribute("step", step);
    request.setAttribute("steps", CheckoutStep.values());
    request.setAttribute("problems", problems);
    request.setAttribute("draft", shop.openDraft());
    request.setAttribute("deliveries", Delivery.values());
    request.setAttribute("payments", Payment.values());
    show(request, response, "checkout-" + step.id());
  }

  private boolean nothingToBuy(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!shop.cart().isEmpty()) {
      return false;
    }
    goTo(request, response, "/cart");
    return true;
  }

  private static String customer(HttpServletRequest request) {
    return Objects.requireNonNull(request.getRemoteUser(), "not signed in");
  }

  private static CheckoutStep asked(HttpServletRequest request) {
    return CheckoutStep.of(parameter(request, "step")).orElse(CheckoutStep.ADDRESS);
  }
}
