package no.samtykke.fhirserver.usagelog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a system did, in more detail than the citizen is told. Its digest stands in the row of the log.
 *
 * <p>The canonical form is JSON without white space, with the members {@code interaction}, {@code organisation},
 * {@code personnel} and {@code resources} in that order, the resources sorted, and what is not known left out. No value
 * holds a character that JSON escapes.
 *
 * @param interaction code of {@code http://hl7.org/fhir/restful-interaction}
 * @param resources {@code Type/id} of each, sorted and each once
 * @param organisation number in Enhetsregisteret of the organisation that answers for the system
 * @param personnel number in the register of health personnel (HPR) of who was at work
 */
public record UsageDetails(
        String interaction,
        List<String> resources,
        @Nullable String organisation,
        @Nullable String personnel) {

    public UsageDetails {
        resources = resources.stream().sorted().distinct().toList();
    }

    /** Of the same interaction, in the same transaction. */
    UsageDetails and(UsageDetails other) {
        return new UsageDetails(
                interaction,
                Stream.concat(resources.stream(), other.resources.stream()).toList(),
                organisation,
                personnel);
    }

    String canonical() {
        var members = Stream.of(
                Optional.of(member("interaction", quoted(interaction))),
                Optional.ofNullable(organisation).map(number -> member("organisation", quoted(number))),
                Optional.ofNullable(personnel).map(number -> member("personnel", quoted(number))),
                Optional.of(member(
                        "resources",
                        resources.stream().map(UsageDetails::quoted).collect(Collectors.joining(",", "[", "]")))));
        return members.flatMap(Optional::stream).collect(Collectors.joining(",", "{", "}"));
    }

    /** SHA-256 of the canonical form in UTF-8. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String member(String name, String value) {
        return quoted(name) + ":" + value;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
