package no.samtykke.fhirserver.login;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The terms of use, under {@code samtykke.terms}.
 *
 * @param policy address of the version in force; it is what {@code Consent.policy} points to, and a new one asks for
 *     renewed acceptance at the next log-in
 * @param appAccess address of the policy under which apps are approved
 */
@ConfigurationProperties("samtykke.terms")
record TermsProperties(
        @DefaultValue("https://samtykke.example/terms/2026-11-01")
        String policy,

        @DefaultValue("https://samtykke.example/policy/app-access/2026-11-01")
        String appAccess) {}
