package no.samtykke.sandbox.launcher;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is printed when everything is ready. National numbers are left to {@code sandbox.json}. */
record Welcome(Description description, Addresses addresses, DataDirectory data, LocalDate today) {

    String text(double seconds) {
        return """

                The sandbox is ready, %s s after its start. Everything in it is synthetic.

                %s

                People (log in as any of them at the ID-porten stand-in; their numbers are in sandbox.json)
                %s%s
                Clients
                %s

                Try:   curl %s/metadata
                Look:  %s in a browser, and log in as kari
                Data:  %s (begin anew with -Dsandbox.reset)
                Stop:  Ctrl-C
                """.formatted(
                        String.format(Locale.ROOT, "%.1f", seconds),
                        urls(),
                        people(),
                        birthdays(),
                        clients(),
                        addresses.fhir(),
                        addresses.exampleApp(),
                        data.root());
    }

    private String urls() {
        return """
                FHIR API              %s
                auth-server           %s
                ID-porten stand-in    %s
                population register   %s
                sources               %s
                hospitals             %s
                example app           %s
                for test kits         %s/sandbox.json""".formatted(
                        addresses.fhir(),
                        addresses.authServer(),
                        addresses.idPorten(),
                        addresses.register(),
                        String.join(" ", Addresses.SOURCES) + ", from "
                                + addresses.sourceSite(Addresses.SOURCES.getFirst()) + " on",
                        Hospitals.ALL.stream()
                                .map(hospital -> addresses.hospital(hospital.id()))
                                .collect(Collectors.joining(" ")),
                        addresses.exampleApp(),
                        addresses.idPortenSite());
    }

    private String people() {
        return description.people().stream()
                .map(person -> "  %-12s %-24s %s".formatted(person.id(), person.name(), person.goodFor()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String birthdays() {
        return description.generatedOn().equals(today)
                ? ""
                : "  (made on %s: emma and jonas turned 16 around that day; -Dsandbox.reset makes new people)\n"
                        .formatted(description.generatedOn());
    }

    private String clients() {
        return description.clients().stream()
                .map(client ->
                        "  %-15s %-8s %s".formatted(client.id(), client.kind(), String.join(" ", client.scopes())))
                .collect(Collectors.joining("\n"));
    }
}
