package no.samtykke.sandbox.people;

/** A home address in the population register. Two people share an address when all three parts are equal. */
public record Address(String line, String postalCode, String city) {}
