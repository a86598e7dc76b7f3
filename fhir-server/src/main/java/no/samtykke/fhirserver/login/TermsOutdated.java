package no.samtykke.fhirserver.login;

/** Terms were accepted that are no longer, or not yet, in force. */
class TermsOutdated extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
