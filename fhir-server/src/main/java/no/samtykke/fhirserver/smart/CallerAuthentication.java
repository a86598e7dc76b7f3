package no.samtykke.fhirserver.smart;

import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A caller whose token was accepted. It carries no authorities: {@code access} decides, Spring Security does not. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;
    private final Scheme scheme;

    CallerAuthentication(Caller caller, Scheme scheme) {
        Collection<GrantedAuthority> none = List.of();
        super(none);
        this.caller = caller;
        this.scheme = scheme;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    Scheme scheme() {
        return scheme;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.clientId();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallerAuthentication that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
