package org.sessiontrail.capture.jpa.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Nobody asked to record it. */
@Entity
public class Customer {
  @Id private String number = "";
  private String name = "";

  /** For the provider. */
  public Customer() {}

  /** A customer who is called what their number says. */
  public Customer(String number) {
    this.number = number;
    this.name = "Customer " + number;
  }

  /** Another name. */
  public void rename(String to) {
    name = to;
  }

  @Override
  public String toString() {
    return number + " " + name;
  }
}
