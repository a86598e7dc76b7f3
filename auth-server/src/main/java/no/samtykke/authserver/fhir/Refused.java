package no.samtykke.authserver.fhir;

/** The fhir-server understood, and said no. */
public class Refused extends RuntimeException {

    private final int status;

    Refused(String operation, int status) {
        super("The fhir-server refused " + operation + " with status " + status);
        this.status = status;
    }

    /** What she answered no longer fits what is in force, for example new terms. */
    public boolean isConflict() {
        return status == 409;
    }
}
