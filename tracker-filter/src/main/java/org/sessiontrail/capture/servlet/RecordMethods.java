package org.sessiontrail.capture.servlet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.List;

/** What the virtual machine remembers of the record classes of an application that has gone. */
final class RecordMethods {
  private static final Logger LOG = System.getLogger(RecordMethods.class.getName());

  private RecordMethods() {}

  /**
   * Makes it forget. The {@code equals}, {@code hashCode} and {@code toString} of a record are
   * linked at their first call, and method handles that all records share keep, in a cache of one
   * place, the types of the record that was linked last, and with them its class loader (seen on
   * JDK 17). Linking them for a class of the JDK puts that one into the place.
   */
  static void forget() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle component =
          lookup.findVirtual(String.class, "toString", MethodType.methodType(String.class));
      for (String method : List.of("equals", "hashCode", "toString")) {
        ObjectMethods.bootstrap(
            lookup, method, MethodHandle.class, String.class, "text", component);
      }
    } catch (Throwable e) {
      LOG.log(Level.DEBUG, "the last record class stays in the virtual machine's cache", e);
    }
  }
}
