package org.sessiontrail.server.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is known of a server before it runs; the rest it is asked. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServerJdk.class)
public @interface Server {
  /** Tag of those that a build without a profile leaves out. */
  String OWN_PROFILE = "own-profile";

  /** Name of its Maven profile, of its directory under {@code target}, of its row. */
  String id();

  /** Name as its makers write it, without a version. */
  String name();

  /** What it implements, such as {@code Jakarta EE 10}; a servlet container {@code Servlet 6.0}. */
  String level();

  /** Who steps the tracker: {@code ejb} where there is a timer of the container's. */
  String steppedBy() default "ejb";

  /** The oldest Java it runs on. */
  int jdk() default 17;
}
