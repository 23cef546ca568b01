package org.sessiontrail.server;

import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceProviderResolverHolder;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Part of the probe: the server it is in, as lines of names and values. */
public final class FactsServlet extends HttpServlet {
  private static final Map<String, List<String>> VERSION_OF =
      Map.of(
          "Hibernate", List.of("org.hibernate.Version", "getVersionString"),
          "EclipseLink", List.of("org.eclipse.persistence.Version", "getVersion"),
          "OpenJPA", List.of("org.apache.openjpa.conf.OpenJPAVersion", "getVersion"));

  private static final long serialVersionUID = 1;

  /** For the container. */
  public FactsServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ServletContext context = request.getServletContext();
    response.setContentType("text/plain;charset=ISO-8859-1");
    response
        .getWriter()
        .print(
            "server=%s%nservlet=%d.%d%njava=%s%nprovider=%s%n"
                .formatted(
                    context.getServerInfo(),
                    context.getMajorVersion(),
                    context.getMinorVersion(),
                    Runtime.version().feature() + " (" + Runtime.version() + ")",
                    provider()));
  }

  /** The first one, as {@code Persistence} asks them in order. */
  private static String provider() {
    List<PersistenceProvider> all =
        PersistenceProviderResolverHolder.getPersistenceProviderResolver()
            .getPersistenceProviders();
    return all.isEmpty() ? "none" : described(all.get(0).getClass());
  }

  private static String described(Class<?> provider) {
    for (Map.Entry<String, List<String>> known : VERSION_OF.entrySet()) {
      // where each jar has a loader of its own, the application sees more than the provider
      for (ClassLoader loader :
          List.of(provider.getClassLoader(), FactsServlet.class.getClassLoader())) {
        String version = version(known.getValue(), loader);
        if (version != null) {
          return known.getKey() + " " + version;
        }
      }
    }
    return provider.getName() + " " + provider.getPackage().getImplementationVersion();
  }

  private static @Nullable String version(List<String> method, ClassLoader loader) {
    try {
      Class<?> version = Class.forName(method.get(0), true, loader);
      return version.getMethod(method.get(1)).invoke(null).toString();
    } catch (ReflectiveOperationException | LinkageError e) {
      return null; // another one
    }
  }
}
