package org.sessiontrail.server.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.RememberMeCredential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.RememberMeIdentityStore;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Each user's password is the name and {@code -secret}; who is remembered is kept in memory. */
@ApplicationScoped
public class Users implements IdentityStore, RememberMeIdentityStore {
  private final Map<String, CallerPrincipal> remembered = new ConcurrentHashMap<>();

  /** For the container. */
  public Users() {}

  /** Called by the container through its signature. */
  public CredentialValidationResult validate(UsernamePasswordCredential credential) {
    return credential.compareTo(credential.getCaller(), credential.getCaller() + "-secret")
        ? new CredentialValidationResult(credential.getCaller(), Set.of("shopper"))
        : CredentialValidationResult.INVALID_RESULT;
  }

  @Override
  public CredentialValidationResult validate(RememberMeCredential credential) {
    CallerPrincipal caller = remembered.get(credential.getToken());
    return caller == null
        ? CredentialValidationResult.INVALID_RESULT
        : new CredentialValidationResult(caller, Set.of("shopper"));
  }

  @Override
  public String generateLoginToken(CallerPrincipal caller, Set<String> groups) {
    String token = UUID.randomUUID().toString();
    remembered.put(token, caller);
    return token;
  }

  @Override
  public void removeLoginToken(String token) {
    remembered.remove(token);
  }
}
