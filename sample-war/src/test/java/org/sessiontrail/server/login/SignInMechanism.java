package org.sessiontrail.server.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.RememberMe;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Signs in whoever names a user and a password, for the session and, if asked to, for longer. */
@ApplicationScoped
@AutoApplySession
@RememberMe(
    cookieSecureOnly = false,
    isRememberMeExpression = "#{httpMessageContext.request.getParameter('remember') != null}")
@SuppressWarnings("NullAway.Init") // the container sets the field
public class SignInMechanism implements HttpAuthenticationMechanism {
  @Inject private IdentityStoreHandler stores;

  /** For the container. */
  public SignInMechanism() {}

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    String user = request.getParameter("user");
    String password = request.getParameter("password");
    if (user == null || password == null) {
      return context.doNothing();
    }
    CredentialValidationResult result =
        stores.validate(new UsernamePasswordCredential(user, password));
    return result.getStatus() == CredentialValidationResult.Status.VALID
        ? context.notifyContainerAboutLogin(result)
        : context.responseUnauthorized();
  }
}
