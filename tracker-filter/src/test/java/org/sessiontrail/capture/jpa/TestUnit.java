package org.sessiontrail.capture.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** A persistence unit of a few classes on an H2 database in memory. */
public final class TestUnit implements PersistenceUnitInfo, AutoCloseable {
  private final PersistenceProvider provider;
  private final String name;
  private final List<String> classes;
  private final JdbcDataSource source = new JdbcDataSource();
  private final EntityManagerFactory factory;

  /** Opens it with fresh tables. */
  public TestUnit(PersistenceProvider provider, String name, Class<?>... classes) {
    this.provider = provider;
    this.name = name;
    this.classes = Stream.of(classes).map(Class::getName).toList();
    source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    this.factory =
        provider.createContainerEntityManagerFactory(
            this,
            Map.of(
                "jakarta.persistence.schema-generation.database.action", "drop-and-create",
                "eclipselink.weaving", "false",
                "eclipselink.logging.level", "WARNING"));
  }

  /** The unit itself. */
  public EntityManagerFactory factory() {
    return factory;
  }

  /** Runs {@code work} in a transaction of its own and commits it. */
  public <T> T commit(Function<EntityManager, T> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      T result = work.apply(manager);
      manager.getTransaction().commit();
      return result;
    }
  }

  /** Runs {@code work} in a transaction, writes it out and rolls it back. */
  public void rollBack(Consumer<EntityManager> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      work.accept(manager);
      manager.flush();
      manager.getTransaction().rollback();
    }
  }

  @Override
  public void close() {
    factory.close();
  }

  @Override
  public String getPersistenceUnitName() {
    return name;
  }

  @Override
  public String getPersistenceProviderClassName() {
    return provider.getClass().getName();
  }

  @Override
  public PersistenceUnitTransactionType getTransactionType() {
    return PersistenceUnitTransactionType.RESOURCE_LOCAL;
  }

  @Override
  public @Nullable DataSource getJtaDataSource() {
    return null;
  }

  @Override
  public DataSource getNonJtaDataSource() {
    return source;
  }

  @Override
  public List<String> getMappingFileNames() {
    return List.of();
  }

  @Override
  public List<URL> getJarFileUrls() {
    return List.of();
  }

  @Override
  public URL getPersistenceUnitRootUrl() {
    return TestUnit.class.getProtectionDomain().getCodeSource().getLocation();
  }

  @Override
  public List<String> getManagedClassNames() {
    return classes;
  }

  @Override
  public boolean excludeUnlistedClasses() {
    return true;
  }

  @Override
  public SharedCacheMode getSharedCacheMode() {
    return SharedCacheMode.NONE;
  }

  @Override
  public ValidationMode getValidationMode() {
    return ValidationMode.NONE;
  }

  @Override
  public Properties getProperties() {
    return new Properties();
  }

  @Override
  public String getPersistenceXMLSchemaVersion() {
    return "3.0";
  }

  @Override
  public ClassLoader getClassLoader() {
    return TestUnit.class.getClassLoader();
  }

  @Override
  public void addTransformer(ClassTransformer transformer) {}

  @Override
  public ClassLoader getNewTempClassLoader() {
    return new ClassLoader(getClassLoader()) {};
  }
}
