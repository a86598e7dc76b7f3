package no.samtykke.fhirserver.http;

import java.util.Map;

/** How the running server is configured to trust HelseID, which another {@link Issuer} plays. */
final class TrustedHelseId {

    static final String AUDIENCE = "nhn:samtykke";

    /** May have all that the token holds. */
    static final String CLIENT = "6b3d0b0c-hospital";

    /** May have observations only, by whatever client. */
    static final String HOSPITAL = "983744516";

    private TrustedHelseId() {}

    static Map<String, Object> settings(Issuer helseId) {
        String issuer = "samtykke.trusted-issuers[0].";
        return Map.ofEntries(
                Map.entry(issuer + "issuer", helseId.uri()),
                Map.entry(issuer + "jwks-uri", helseId.uri() + "/oauth2/jwks"),
                Map.entry(issuer + "audience", AUDIENCE),
                Map.entry(issuer + "scopes[0].scope", "nhn:samtykke/load"),
                Map.entry(issuer + "scopes[0].grants", "system/*.c"),
                Map.entry(issuer + "scopes[1].scope", "nhn:samtykke/observations"),
                Map.entry(issuer + "scopes[1].grants", "system/Observation.c"),
                Map.entry(issuer + "clients[0].client-id", CLIENT),
                Map.entry(issuer + "clients[0].scopes", "system/*.c system/Observation.c"),
                Map.entry(issuer + "clients[1].organisation", HOSPITAL),
                Map.entry(issuer + "clients[1].scopes", "system/Observation.c"));
    }
}
