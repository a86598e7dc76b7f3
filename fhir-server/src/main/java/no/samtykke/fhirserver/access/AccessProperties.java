package no.samtykke.fhirserver.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits that law and policy set, under {@code samtykke.access}.
 *
 * @param adultAge age in whole years from which a person decides alone and parents see nothing (health law: 16)
 * @param youthAge age in whole years from which parents see less (12)
 */
@ConfigurationProperties("samtykke.access")
record AccessProperties(
        @DefaultValue("16") int adultAge,
        @DefaultValue("12") int youthAge) {

    AccessProperties {
        if (youthAge < 0 || adultAge < youthAge || adultAge > 18) {
            throw new IllegalArgumentException(
                    "samtykke.access.youth-age and adult-age must be in order, and at most 18");
        }
    }
}
