package no.samtykke.authserver.launchcontext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads what a launcher sends. A member that we do not know is a fault and not left out: the launcher would believe
 * that the app was told.
 */
final class RequestedContext {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern PERSON = Pattern.compile("Patient/([A-Za-z0-9.-]{1,64})");
    private static final int LONGEST_TEXT = 256;

    private static final Map<String, Predicate<JsonNode>> BESIDE = Map.of(
            "encounter", RequestedContext::isId,
            "intent", RequestedContext::isShortText,
            "tenant", RequestedContext::isShortText,
            "need_patient_banner", JsonNode::isBoolean,
            "fhirContext", FhirContext::isWellFormed);
    private static final Set<String> REQUIRED = Set.of("client_id", "fhirUser", "patient");

    private RequestedContext() {}

    /** @throws Malformed when it is not such a request; the message may be shown */
    static LaunchContext read(JsonNode body) {
        if (!body.isObject()) {
            throw new Malformed("The body must be a JSON object.");
        }
        var person = PERSON.matcher(text(body, "fhirUser"));
        if (!person.matches()) {
            throw new Malformed("fhirUser must be a reference such as Patient/123.");
        }
        if (!isId(body.path("patient"))) {
            throw new Malformed("patient must be the id of a Patient.");
        }
        return new LaunchContext(
                text(body, "client_id"),
                person.group(1),
                body.path("patient").asText(),
                beside(body).toString());
    }

    private static ObjectNode beside(JsonNode body) {
        var beside = JsonNodeFactory.instance.objectNode();
        body.properties().forEach(member -> {
            var known = Optional.ofNullable(BESIDE.get(member.getKey()));
            if (known.isPresent()) {
                if (!known.get().test(member.getValue())) {
                    throw new Malformed(member.getKey() + " is not well-formed.");
                }
                beside.set(member.getKey(), member.getValue());
            } else if (!REQUIRED.contains(member.getKey())) {
                throw new Malformed("The body has a member that is not known.");
            }
        });
        return beside;
    }

    private static String text(JsonNode body, String name) {
        if (!isShortText(body.path(name))) {
            throw new Malformed(name + " must be a text.");
        }
        return body.path(name).asText();
    }

    private static boolean isId(JsonNode value) {
        return value.isTextual() && ID.matcher(value.asText()).matches();
    }

    static boolean isShortText(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank() && value.asText().length() <= LONGEST_TEXT;
    }

    /** A request that is not one. The message names what is wrong and repeats nothing. */
    static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }
}
