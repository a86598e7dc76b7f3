package no.samtykke.fhirserver.nationalid;

import static java.util.Objects.requireNonNull;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The setting {@code samtykke.national-ids}.
 *
 * @param nationalIds {@code real} in production, {@code synthetic} everywhere else; no default, start-up fails without
 *     it
 */
@ConfigurationProperties("samtykke")
public record NationalIdSettings(Kind nationalIds) {

    /** Whose numbers are taken. */
    public enum Kind {
        REAL,
        SYNTHETIC
    }

    public NationalIdSettings {
        requireNonNull(nationalIds, "samtykke.national-ids must be set to real or synthetic");
    }
}
