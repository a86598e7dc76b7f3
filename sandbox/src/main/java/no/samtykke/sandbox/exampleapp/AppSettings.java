package no.samtykke.sandbox.exampleapp;

import java.net.URI;

/**
 * Settings of the example app, given as system properties {@code app.*}.
 *
 * @param fhirBase the FHIR server's base, {@code app.fhir-base}; no default
 * @param clientId the app's id at the authorization server, {@code app.client-id}
 * @param port the port on 127.0.0.1, {@code app.port}; 0 takes a free one
 */
record AppSettings(URI fhirBase, String clientId, int port) {

    static AppSettings fromSystemProperties() {
        var base = System.getProperty("app.fhir-base");
        if (base == null) {
            throw new IllegalArgumentException("app.fhir-base must be set, for example http://localhost:8080/fhir");
        }
        return new AppSettings(
                URI.create(base),
                System.getProperty("app.client-id", "example-app"),
                Integer.getInteger("app.port", 9040));
    }
}
