package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** By what a client says it proves itself in a request. More than one way at once is a fault (RFC 6749, 2.3). */
enum ProofOffered {
    BASIC,
    SECRET_IN_FORM,
    ASSERTION,
    NONE;

    static ProofOffered in(HttpServletRequest request, TokenForm form) {
        boolean basic = isBasic(request);
        boolean secret = form.maybe("client_secret").isPresent();
        boolean assertion = form.maybe("client_assertion").isPresent()
                || form.maybe("client_assertion_type").isPresent();
        if (Stream.of(basic, secret, assertion).filter(offered -> offered).count() > 1) {
            throw Refusal.invalidRequest("A client proves itself in one way at a time.");
        }
        if (basic) {
            return BASIC;
        }
        if (secret) {
            return SECRET_IN_FORM;
        }
        return assertion ? ASSERTION : NONE;
    }

    static boolean isBasic(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith("basic");
    }
}
