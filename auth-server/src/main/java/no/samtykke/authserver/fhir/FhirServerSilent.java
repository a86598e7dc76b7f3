package no.samtykke.authserver.fhir;

/** The fhir-server did not answer, or not in a way we understand. Nothing may be concluded from that. */
public class FhirServerSilent extends RuntimeException {

    FhirServerSilent(String operation, Throwable cause) {
        super("The fhir-server gave no usable answer to " + operation, cause);
    }
}
