package org.sessiontrail.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a device.
 *
 * @param user name of an account, or null for somebody without one
 * @param address from where
 * @param language what the browser asks for
 * @param favourite category that is looked at most
 * @param device with what
 */
record Client(
    @Nullable String user, String address, String language, String favourite, Device device) {
  /**
   * A browser.
   *
   * @param browser its name
   * @param agent what it calls itself
   * @param share how many have it
   * @param tells whether it runs the page script
   */
  record Device(String browser, String agent, double share, boolean tells) {}

  private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/";
  private static final String SAFARI = "Safari/537.36";

  /** What people use. */
  static final List<Device> DEVICES =
      List.of(
          new Device("Chrome", windows() + WEBKIT + "128.0.0.0 " + SAFARI, 24, true),
          new Device(
              "Chrome Mobile",
              "Mozilla/5.0 (Linux; Android 10; K)" + WEBKIT + "128.0.0.0 Mobile " + SAFARI,
              22,
              true),
          new Device(
              "Mobile Safari",
              "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
                  + " like Gecko) Version/17.6 Mobile/15E148 Safari/604.1",
              20,
              true),
          new Device(
              "Firefox",
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:129.0) Gecko/20100101 Firefox/129.0",
              12,
              true),
          new Device(
              "Edge", windows() + WEBKIT + "128.0.0.0 " + SAFARI + " Edg/128.0.0.0", 8, true),
          new Device(
              "Safari",
              "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
                  + " Gecko) Version/17.6 Safari/605.1.15",
              8,
              true),
          new Device(
              "Firefox",
              "Mozilla/5.0 (X11; Linux x86_64; rv:129.0) Gecko/20100101 Firefox/129.0",
              6,
              false));

  private static String windows() {
    return "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
  }

  /** Any of them, as often as it is used. */
  static Device device(RandomGenerator random) {
    double at = random.nextDouble() * DEVICES.stream().mapToDouble(Device::share).sum();
    for (Device device : DEVICES) {
      at -= device.share();
      if (at < 0) {
        return device;
      }
    }
    return DEVICES.get(0);
  }

  /** The same person at another device. */
  Client at(Device other) {
    return new Client(user, address, language, favourite, other);
  }
}
