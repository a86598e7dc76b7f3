package no.samtykke.fhirserver.login;

/**
 * A step of logging in is refused, with a code of {@code refusal-reason}. It undoes the transaction it is thrown in.
 */
class LoginRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    LoginRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
