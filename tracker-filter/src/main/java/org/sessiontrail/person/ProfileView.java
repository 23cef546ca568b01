package org.sessiontrail.person;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link SessionProfile} as it was at one moment. */
record ProfileView(
    boolean active,
    String reason,
    Map<String, Double> interests,
    Items items,
    Stage stage,
    Device device,
    @Nullable String campaign)
    implements SessionProfile {

  /** What somebody had to do with, the latest first. */
  record Items(
      List<String> viewed, List<String> searched, List<String> carted, List<String> bought) {
    static final Items NONE = new Items(List.of(), List.of(), List.of(), List.of());
  }

  ProfileView {
    interests = Collections.unmodifiableMap(new LinkedHashMap<>(interests));
  }

  /** Nothing may be known. */
  static ProfileView nothing(String reason, Device device) {
    return new ProfileView(false, reason, Map.of(), Items.NONE, Stage.NEW, device, null);
  }

  @Override
  public List<String> viewed() {
    return items.viewed();
  }

  @Override
  public List<String> searched() {
    return items.searched();
  }

  @Override
  public List<String> carted() {
    return items.carted();
  }

  @Override
  public List<String> bought() {
    return items.bought();
  }
}
