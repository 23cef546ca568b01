package org.sessiontrail.sample.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Where the resources live. */
@ApplicationPath("/api")
public class ShopApi extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(ProductsResource.class);
  }
}
