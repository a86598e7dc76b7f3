package no.samtykke.e2e.usagelog;

import java.util.Map;
import no.samtykke.e2e.app.Fhir;

/**
 * One thing that an app or a system may do, and the row of the usage log that it leaves.
 *
 * @param row letter of the action, then whether it was permitted, as {@link Rows} writes it
 * @param path of the request, where {@code {patient}} is the patient in context and {@code {other}} somebody else
 * @param body of a POST or PUT; empty for a GET
 */
record Use(String row, String method, String path, String body) {

    static final Use READ = get("R+", "Patient/{patient}");
    static final Use READ_VERSION = get("R+", "Patient/{patient}/_history/1");
    static final Use SEARCH = get("E+", "Observation?patient={patient}&_count=2");
    static final Use OPERATION = get("E+", "$available-services");
    static final Use REFUSED_READ = get("R-", "Patient/{other}");

    /** Narrowed to the patient in context, it finds nothing: a use all the same. */
    static final Use SEARCH_FOR_ANOTHER = get("E+", "Observation?patient={other}");

    static final Use WRITE = new Use("C+", "POST", "Observation", """
            {"resourceType":"Observation","status":"final","code":{"text":"one of many uses"},"valueString":"counted",\
            "effectiveDateTime":"2026-03-01T09:00:00+01:00","subject":{"reference":"Patient/{patient}"}}""");

    private static Use get(String row, String path) {
        return new Use(row, "GET", path, "");
    }

    /** @return the status of the answer */
    int send(Fhir fhir, String patient, String other) {
        return fhir.send(method, fill(path, patient, other), Map.of(), fill(body, patient, other))
                .status();
    }

    boolean isPermitted() {
        return row.endsWith("+");
    }

    private static String fill(String text, String patient, String other) {
        return text.replace("{patient}", patient).replace("{other}", other);
    }
}
