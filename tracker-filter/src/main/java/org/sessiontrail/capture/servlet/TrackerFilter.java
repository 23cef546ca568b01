package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;

/**
 * Records every HTTP exchange that passes. Declare it first, for {@code /*} with the dispatchers
 * REQUEST, ASYNC and ERROR and with {@code <async-supported>true</async-supported>}; without any
 * declaration {@link TrackerInitializer} does so. Declared twice it records once.
 *
 * <p>It hands the application's own request and response objects on, reads no body and no
 * parameter, makes no session, writes no header, and throws nothing but what the application threw.
 * Where {@code tracker.on-failure} is closed it answers 503 to what can't be recorded; where the
 * person behind a session is to prove who they are, see {@code docs/challenges.md}, it asks for
 * that instead.
 *
 * <p>Threads: any. Where {@code tracker.durability} is durable, the end of a response waits until
 * its record is safe, and its thread is parked meanwhile.
 */
public final class TrackerFilter implements Filter {
  private @Nullable ServletEdge edge;

  /** For the container; does nothing until {@link #init}. */
  public TrackerFilter() {}

  /**
   * Finds the tracker that {@link TrackerInitializer} started. Where no initializer ran (an
   * embedded container), starts one that ends with this filter.
   */
  @Override
  public void init(FilterConfig config) {
    try {
      ServletEdge found = ServletEdge.of(config.getServletContext());
      if (found == null) {
        found = TrackerBoot.start(config.getServletContext(), config);
        if (found != null) {
          found.stopWithFilter();
        }
      }
      edge = found;
    } catch (RuntimeException | LinkageError e) {
      TrackerBoot.reportFailedStart(config.getServletContext(), e);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ServletEdge to = edge;
    if (to == null
        || !(request instanceof HttpServletRequest http)
        || !(response instanceof HttpServletResponse answer)) {
      chain.doFilter(request, response);
      return;
    }
    Object seen = seen(to, http);
    if (seen instanceof ServletExchange failed
        && http.getDispatcherType() == DispatcherType.ERROR) {
      to.nameForSupport(failed, http);
    }
    if (seen == null) {
      firstPass(to, http, answer, chain);
    } else if (seen instanceof ServletExchange exchange && !exchange.closed() && later(http)) {
      laterPass(to, exchange, http, answer, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /**
   * What is known of a request: its mark; or, where an application took that off, the exchange that
   * this thread serves. Some containers show an error page before {@code sendError} returns.
   */
  private static @Nullable Object seen(ServletEdge edge, HttpServletRequest request) {
    Object mark = request.getAttribute(ServletEdge.GUARD);
    return mark == null
            && request.getDispatcherType() != DispatcherType.REQUEST
            && CurrentExchange.get() instanceof ServletExchange served
            && served.recorder() == edge.recorder()
        ? served
        : mark;
  }

  /** ASYNC and ERROR come after the first pass returned; any other again is within it. */
  private static boolean later(HttpServletRequest request) {
    DispatcherType type = request.getDispatcherType();
    return type == DispatcherType.ASYNC || type == DispatcherType.ERROR;
  }

  private static void firstPass(
      ServletEdge edge, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (edge.answers(request, response)) {
      return;
    }
    ServletExchange exchange = edge.arrive(request);
    if (exchange != null) {
      pass(edge, exchange, request, response, chain);
    } else if (edge.isRefused(request)) {
      Refusal.answer(request, response);
    } else if (!edge.gate().answers(null, request, response)) {
      chain.doFilter(request, response);
    }
  }

  private static void laterPass(
      ServletEdge edge,
      ServletExchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    exchange.servedBy(request, null);
    pass(edge, exchange, request, response, chain);
  }

  private static void pass(
      ServletEdge edge,
      ServletExchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    Exchange before = CurrentExchange.enter(exchange);
    Throwable thrown = null;
    try {
      if (!edge.gate().answers(exchange, request, response)) {
        chain.doFilter(request, response);
      }
    } catch (Throwable t) {
      if (!edge.gate().answersInstead(exchange, request, response, t)) {
        thrown = t;
        throw t;
      }
    } finally {
      edge.leave(exchange, request, response, thrown);
      CurrentExchange.leave(before);
    }
  }

  @Override
  public void destroy() {
    ServletEdge stopping = edge;
    if (stopping != null) {
      stopping.recorder().sessionEvents().stopping();
      if (stopping.stopsWithFilter()) {
        stopping.stop();
      }
    }
    edge = null;
  }
}
