package no.samtykke.authserver.registration;

import no.samtykke.authserver.client.ClientFault;
import no.samtykke.authserver.client.Registrations;

/** A registration that is refused, in the words of RFC 7591, 3.2.2. */
final class MetadataRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;

    MetadataRefused(String error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    static MetadataRefused malformed() {
        return new MetadataRefused("invalid_client_metadata", "The body must be one JSON object of at most 256 KiB.");
    }

    static MetadataRefused of(ClientFault fault) {
        boolean redirect = fault.property().startsWith("redirect-uris");
        return new MetadataRefused(
                redirect ? "invalid_redirect_uri" : "invalid_client_metadata",
                Registrations.nameOf(fault) + " " + fault.problem());
    }

    String error() {
        return error;
    }
}
