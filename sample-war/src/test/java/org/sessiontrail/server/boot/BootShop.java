package org.sessiontrail.server.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** A shop that signs its users in by an attribute of the session. */
@SpringBootApplication
@RestController
public class BootShop {
  /** For Spring. */
  public BootShop() {}

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(BootShop.class, arguments);
  }

  @GetMapping("/cart")
  String cart(HttpSession session) {
    return session.isNew() ? "new" : "known";
  }

  @GetMapping("/sign-in")
  String signIn(@RequestParam("user") String user, HttpServletRequest request) {
    request.changeSessionId();
    request.getSession().setAttribute("shop.user", user);
    return user;
  }

  @GetMapping("/later")
  Callable<String> later() {
    return () -> "later";
  }

  @GetMapping("/fails")
  String fails() {
    throw new IllegalStateException("on purpose");
  }

  @GetMapping("/sign-out")
  String signOut(HttpSession session) {
    session.invalidate();
    return "bye";
  }

  /** Answers by itself what begins with {@code /closed}, before all other filters. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  OncePerRequestFilter closed() {
    return new Closed();
  }

  private static final class Closed extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (request.getServletPath().startsWith("/closed")) {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
      } else {
        chain.doFilter(request, response);
      }
    }
  }
}
