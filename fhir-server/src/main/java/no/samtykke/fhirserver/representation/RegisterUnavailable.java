package no.samtykke.fhirserver.representation;

/**
 * The population register did not answer, or answered what cannot be trusted to be true and whole.
 *
 * <p>Checked, so that nobody takes it for an empty answer by leaving it out. Its message holds no personal data.
 */
public class RegisterUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    public RegisterUnavailable(String what) {
        super(what);
    }

    RegisterUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
