package org.sessiontrail.capture.jpa.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** Where something goes. */
@Embeddable
public class Place implements Serializable {
  private static final long serialVersionUID = 1;

  private String city = "";

  @Column(name = "door_code")
  private String doorPin = "";

  /** For the provider. */
  public Place() {}

  /** A place and how to get in. */
  public Place(String city, String doorPin) {
    this.city = city;
    this.doorPin = doorPin;
  }

  @Override
  public String toString() {
    return city + doorPin;
  }
}
