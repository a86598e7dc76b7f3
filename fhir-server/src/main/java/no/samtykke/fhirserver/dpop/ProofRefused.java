package no.samtykke.fhirserver.dpop;

import java.util.Locale;
import org.springframework.security.core.AuthenticationException;

/** A DPoP proof is missing, wrong, old, used before, or made with another key than the token's. */
public final class ProofRefused extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    /** What is told to the caller, in the words of RFC 9449, section 7.1 and section 9. */
    public enum Why {
        INVALID_DPOP_PROOF,
        USE_DPOP_NONCE,
        /** The proof is right, but the token is bound to another key or to none. */
        INVALID_TOKEN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Why why;

    ProofRefused(Why why) {
        super(why.code());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
