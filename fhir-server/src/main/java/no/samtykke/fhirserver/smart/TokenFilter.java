package no.samtykke.fhirserver.smart;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.dpop.DpopProofs;
import no.samtykke.fhirserver.dpop.ShownProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the caller of a request in its one {@code Authorization} header. A token in the address or in a form is not
 * looked for.
 */
final class TokenFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(TokenFilter.class);
    private static final String FHIR = "/fhir";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

    private final SmartProperties properties;
    private final AccessTokens tokens;
    private final DpopProofs proofs;
    private final TokenRefusal refusal;
    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    TokenFilter(SmartProperties properties, AccessTokens tokens, DpopProofs proofs, TokenRefusal refusal) {
        this.properties = properties;
        this.tokens = tokens;
        this.proofs = proofs;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            authenticate(request, response).ifPresent(caller -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(caller);
                SecurityContextHolder.setContext(context);
                contexts.saveContext(context, request, response);
            });
        } catch (AuthenticationException refused) {
            refusal.commence(request, response, refused);
            return;
        } catch (DataAccessException unavailable) {
            LOG.error("A proof could not be noted, and its token was refused", unavailable);
            refusal.unavailable(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<CallerAuthentication> authenticate(HttpServletRequest request, HttpServletResponse response) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            throw TokenRefused.ambiguous();
        }
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        String[] words = headers.getFirst().split(" ", 2);
        return Scheme.of(words[0])
                .map(scheme -> new CallerAuthentication(callerOf(scheme, words, request, response), scheme));
    }

    private Caller callerOf(Scheme scheme, String[] words, HttpServletRequest request, HttpServletResponse response) {
        if (words.length < 2 || !TOKEN.matcher(words[1]).matches()) {
            throw TokenRefused.invalid(scheme);
        }
        var accepted = tokens.accept(words[1], scheme);
        if (scheme == Scheme.DPOP) {
            var shown = new ShownProof(
                    Collections.list(request.getHeaders("DPoP")), request.getMethod(), addressFromOutside(request));
            proofs.accept(shown, accepted.token()).ifPresent(nonce -> response.setHeader("DPoP-Nonce", nonce));
        }
        return accepted.caller();
    }

    /** A proxy may stand before this server: the caller signed the address that it knows. */
    private String addressFromOutside(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(FHIR)
                ? properties.base() + path.substring(FHIR.length())
                : properties.base().toString();
    }
}
