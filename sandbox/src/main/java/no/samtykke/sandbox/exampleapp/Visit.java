package no.samtykke.sandbox.exampleapp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One browser's logged-in visit, in memory only.
 *
 * <p>The addresses of result pages are kept here too: the browser asks for page 2 by its number, and can never make the
 * app ask an address of the browser's choice.
 */
class Visit {

    private final String fhirUser;
    private final Map<String, List<String>> pages = new ConcurrentHashMap<>();
    private Tokens tokens;

    Visit(String fhirUser, Tokens tokens) {
        this.fhirUser = fhirUser;
        this.tokens = tokens;
    }

    synchronized Tokens tokens() {
        return tokens;
    }

    synchronized void keep(Tokens newer) {
        tokens = newer;
    }

    /** Id of the Patient who is logged in. */
    String person() {
        return fhirUser.substring(fhirUser.lastIndexOf('/') + 1);
    }

    boolean isForOneself() {
        return person().equals(tokens().patient());
    }

    /** Page addresses of one list, the first page being number 1; a number never seen is page 1. */
    String address(String list, int number, String first) {
        var known = pages.getOrDefault(list, List.of());
        return number >= 2 && number - 2 < known.size() ? known.get(number - 2) : first;
    }

    void remember(String list, int number, String next) {
        pages.merge(list, List.of(next), (old, added) -> {
            var before = old.subList(0, Math.min(number - 1, old.size()));
            return Stream.concat(before.stream(), added.stream()).toList();
        });
    }
}
