package no.samtykke.fhirserver.representation;

import java.util.List;

/** A registered home. Two people share it when line, postal code and city are all the same. */
public record HomeAddress(List<String> lines, String postalCode, String city) {

    public HomeAddress {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "HomeAddress";
    }
}
