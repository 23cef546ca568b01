package org.sessiontrail.server.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another contract on a server that is described elsewhere. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServerJdk.class)
public @interface SameServer {
  /** The class that carries its {@link Server}. */
  Class<? extends ServerCapture> as();
}
