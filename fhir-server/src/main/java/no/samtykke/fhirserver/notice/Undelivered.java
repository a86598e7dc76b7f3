package no.samtykke.fhirserver.notice;

/** A notice did not leave, and may be tried again. Its message holds no personal data, and no cause is kept. */
class Undelivered extends Exception {

    private static final long serialVersionUID = 1L;

    Undelivered(String why) {
        super(why);
    }
}
