package no.samtykke.e2e.app;

/** The Consent without which no app may store anything for her. */
public final class HealthArchive {

    private static final String ENTRY = """
            {"resourceType":"Observation","status":"final","code":{"text":"%s"},"valueString":"%s",\
            "effectiveDateTime":"2026-03-01T09:00:00+01:00","subject":{"reference":"Patient/%s"}}""";

    private HealthArchive() {}

    /** She consents, by her app; 409 says that she had done so before. */
    public static void open(Fhir fhir, Tokens tokens) {
        var reply = Consents.permit(fhir, tokens, "health-archive");
        if (reply.status() != 201 && reply.status() != 409) {
            throw new IllegalStateException("no consent to the health archive: " + reply);
        }
    }

    /** An Observation of her own. */
    public static Reply write(Fhir fhir, Tokens tokens, String name, String value) {
        return fhir.post("Observation", ENTRY.formatted(name, value, tokens.patient()));
    }
}
