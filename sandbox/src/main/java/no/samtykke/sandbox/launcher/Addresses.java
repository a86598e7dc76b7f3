package no.samtykke.sandbox.launcher;

import java.util.List;

/** Where each part answers. */
record Addresses(Ports ports) {

    /** Those who have something of citizens, in the order of {@link Ports#sources}. */
    static final List<String> SOURCES = List.of(
            "helse-vest",
            "helse-nord",
            "reseptformidleren",
            "folkeregisteret",
            "krr",
            "fastlegeregisteret",
            "kjernejournal");

    String fhir() {
        return "http://localhost:" + ports.fhir() + "/fhir";
    }

    String fhirServer() {
        return "http://localhost:" + ports.fhir();
    }

    String authServer() {
        return "http://localhost:" + ports.auth();
    }

    String idPortenSite() {
        return "http://localhost:" + ports.idporten();
    }

    /** The issuer of ID-porten's tokens. */
    String idPorten() {
        return idPortenSite() + "/idporten";
    }

    String register() {
        return "http://localhost:" + ports.register() + "/fhir";
    }

    /** The source of the summary care record. */
    String kjernejournal() {
        return "http://localhost:" + ports.register() + "/kjernejournal/fhir";
    }

    String source(String id) {
        return sourceSite(id) + "/fhir";
    }

    String sourceSite(String id) {
        return "http://localhost:" + ports.sources().get(SOURCES.indexOf(id));
    }

    /** By number, since a loopback redirect address may not be called localhost (RFC 8252). */
    String exampleApp() {
        return "http://127.0.0.1:" + ports.app();
    }

    String hospital(String id) {
        var ids = Hospitals.ALL.stream().map(Hospitals.Hospital::id).toList();
        return "http://localhost:" + ports.hospitals().get(ids.indexOf(id));
    }

    String database(String name) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + name;
    }
}
