package no.samtykke.authserver.launchcontext;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The rules of {@code fhirContext} (SMART App Launch 2.2, launch context): each entry says what it is about by
 * reference, canonical or identifier; a role is never empty; a Patient or an Encounter stands there only with a role
 * other than {@code launch}, because those of the launch have names of their own.
 */
final class FhirContext {

    private static final Set<String> MEMBERS = Set.of("reference", "canonical", "identifier", "type", "role");
    private static final Pattern REFERENCE = Pattern.compile("([A-Z][A-Za-z]{1,63})/[A-Za-z0-9.-]{1,64}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
    private static final Set<String> NAMED_ELSEWHERE = Set.of("Patient", "Encounter");
    private static final String LAUNCH_ROLE = "launch";
    private static final int MOST_ENTRIES = 20;
    private static final int LONGEST_IDENTIFIER = 1000;

    private FhirContext() {}

    static boolean isWellFormed(JsonNode value) {
        return value.isArray()
                && value.size() <= MOST_ENTRIES
                && StreamSupport.stream(value.spliterator(), false).allMatch(FhirContext::isEntry);
    }

    private static boolean isEntry(JsonNode entry) {
        return entry.isObject()
                && entry.properties().stream().allMatch(member -> MEMBERS.contains(member.getKey()))
                && (entry.has("reference") || entry.has("canonical") || entry.has("identifier"))
                && isAbsentOr(entry, "reference", REFERENCE)
                && isAbsentOr(entry, "type", TYPE)
                && (!entry.has("canonical") || isCanonical(entry.path("canonical")))
                && (!entry.has("identifier") || isIdentifier(entry.path("identifier")))
                && (!entry.has("role") || isRole(entry.path("role")))
                && (!isPatientOrEncounter(entry) || hasOtherRole(entry));
    }

    private static boolean isAbsentOr(JsonNode entry, String name, Pattern pattern) {
        var value = entry.path(name);
        return value.isMissingNode()
                || (value.isTextual() && pattern.matcher(value.asText()).matches());
    }

    private static boolean isIdentifier(JsonNode value) {
        return value.isObject() && value.has("value") && value.toString().length() <= LONGEST_IDENTIFIER;
    }

    /** SMART's own roles are plain words, all others absolute URIs. */
    private static boolean isRole(JsonNode role) {
        return RequestedContext.isShortText(role) && (LAUNCH_ROLE.equals(role.asText()) || isAbsolute(role.asText()));
    }

    /** The version stands after a bar, which no URI contains. */
    private static boolean isCanonical(JsonNode value) {
        return RequestedContext.isShortText(value) && isAbsolute(value.asText().split("\\|", 2)[0]);
    }

    private static boolean isAbsolute(String uri) {
        try {
            return new URI(uri).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPatientOrEncounter(JsonNode entry) {
        var reference = REFERENCE.matcher(entry.path("reference").asText());
        return NAMED_ELSEWHERE.contains(entry.path("type").asText())
                || (reference.matches() && NAMED_ELSEWHERE.contains(reference.group(1)));
    }

    private static boolean hasOtherRole(JsonNode entry) {
        return entry.has("role") && !LAUNCH_ROLE.equals(entry.path("role").asText());
    }
}
