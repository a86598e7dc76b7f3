package no.samtykke.e2e.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.bekk.bekkopen.person.FodselsnummerValidator;

/**
 * What says who somebody is: every number that is right by its control digits, whether a test knows it or not, and the
 * names of all people whom the tests know.
 *
 * @param name any of the names, also as an address has it
 * @param numbers known ones, which need not be right to be somebody's
 */
record Personal(Pattern name, Set<String> numbers) {

    /** Neither part of a longer number nor of a UUID or a hash. */
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("(?<![0-9A-Fa-f])[0-9]{11}(?![0-9A-Fa-f])");

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    static {
        FodselsnummerValidator.ALLOW_SYNTHETIC_NUMBERS = true;
    }

    static Personal of(Set<String> names, Set<String> numbers) {
        var any = names.stream()
                .flatMap(name -> Stream.of(
                        name,
                        URLEncoder.encode(name, StandardCharsets.UTF_8),
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Personal(Pattern.compile(any), numbers);
    }

    /**
     * Of everybody in the tests.
     *
     * @param sandbox {@code sandbox.json}
     * @param names a name a line; what begins with # is said about them
     */
    static Personal known(Path sandbox, Path names) throws IOException {
        var everybody = new HashSet<String>();
        var numbers = new HashSet<String>();
        for (var person : new JsonMapper().readTree(sandbox.toFile()).path("people")) {
            everybody.add(person.path("name").asText());
            numbers.add(person.path("pid").asText());
            person.path("formerPids").valueStream().map(JsonNode::asText).forEach(numbers::add);
        }
        Files.readAllLines(names).stream().filter(line -> !line.startsWith("#")).forEach(everybody::add);
        return of(everybody, numbers);
    }

    Personal withoutNames() {
        return new Personal(NOTHING, numbers);
    }

    /** What kind of thing a line gives away, never the thing itself. */
    Optional<String> in(String line) {
        if (ELEVEN_DIGITS.matcher(line).results().map(hit -> hit.group()).anyMatch(this::isNationalNumber)) {
            return Optional.of("a national identity number");
        }
        return name.matcher(line).find() ? Optional.of("the name of a person") : Optional.empty();
    }

    private boolean isNationalNumber(String digits) {
        return numbers.contains(digits) || FodselsnummerValidator.isValid(digits);
    }
}
