package no.samtykke.fhirserver.sources;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.springframework.stereotype.Component;

/** What we say to sources under our own name. Each is for one source, once, and for a minute. */
@Component("sourceSignatures")
class Signatures {

    private static final Duration VALID = Duration.ofSeconds(60);
    /** HL7's code for what a patient, or one who acts for her, asks. */
    private static final String PATIENT_REQUESTED = "PATRQT";

    private final Sources sources;
    private final Clock clock;
    private final Map<String, SigningKey> keys = new HashMap<>();

    Signatures(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
        sources.all().forEach(source -> keys.put(source.id(), SigningKey.of(sources.settingsOf(source))));
    }

    /** That it is us who ask for a token (RFC 7523). */
    String assertion(Source source) {
        var settings = sources.settingsOf(source);
        return sign(
                source, claims(source, requireNonNull(settings.tokenEndpoint())).subject(settings.clientId()));
    }

    String statement(Source source, Statement statement) {
        return sign(
                source,
                claims(source, source.base())
                        .claim("request_id", statement.requestId().toString())
                        .claim("patient", identifier(statement.patient()))
                        .claim("actor", identifier(statement.actor()))
                        .claim("ground", statement.ground())
                        .claim("purpose", PATIENT_REQUESTED)
                        .claim("client_id", statement.clientId())
                        .claim("acr", statement.acr()));
    }

    private JWTClaimsSet.Builder claims(Source source, URI audience) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(sources.settingsOf(source).clientId())
                .audience(audience.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .jwtID(UUID.randomUUID().toString());
    }

    private String sign(Source source, JWTClaimsSet.Builder claims) {
        return requireNonNull(keys.get(source.id())).sign(claims.build());
    }

    private static Map<String, String> identifier(NationalId id) {
        return Map.of("system", id.system(), "value", id.value());
    }
}
