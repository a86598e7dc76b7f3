package no.samtykke.sandbox.people;

import java.time.LocalDate;

/**
 * A transaction bundle with one patient, who is given a synthetic person: her name, sex and birth date are taken over.
 */
public record HealthBundle(String file, String given, String family, LocalDate birthDate, Sex sex) {}
