package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;

/**
 * An operation that was let in cannot be done as things stand. It undoes the transaction it is thrown in, and is told
 * with the sentence of its reason in the language that was asked for.
 */
public class OperationRefused extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String place;

    /** @param reason code of {@code refusal-reason} */
    public OperationRefused(int status, String reason) {
        this(status, reason, "");
    }

    /** @param place the element or item that is the matter, as FHIRPath; empty text for none */
    public OperationRefused(int status, String reason, String place) {
        super(status, reason);
        this.reason = reason;
        this.place = place;
    }

    public String reason() {
        return reason;
    }

    public String place() {
        return place;
    }
}
