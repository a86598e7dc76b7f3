package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.stack.SandboxJson.Person;
import no.samtykke.e2e.stack.Stack;

/**
 * Health data that a hospital's system brought in, through the same API as any other.
 *
 * @param patient id of the Patient it made
 * @param observations ids of the Observations, in the order given
 */
public record LoadedData(String patient, List<String> observations) {

    private static final String ENTRY = """
            {"fullUrl":"urn:uuid:00000000-0000-4000-8000-%012d","request":{"method":"POST","url":"Observation"},
             "resource":{"resourceType":"Observation","status":"final","code":{"text":"%s"},
             "effectiveDateTime":"2026-01-%02dT09:00:00+01:00","valueString":"%s",
             "subject":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000000"}}}""";

    private static final String BUNDLE = """
            {"resourceType":"Bundle","type":"transaction","entry":[
            {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000000","request":{"method":"POST","url":"Patient"},
             "resource":{"resourceType":"Patient","identifier":[{"system":"%s","value":"%s"}],"name":[{"text":"%s"}]}},
            %s]}""";

    /** One Observation for each value, named so that its place in the list can be read. */
    public static LoadedData load(Stack stack, String person, String name, List<String> values) {
        var reply = new SystemApp(stack.description(), "sandbox-loader")
                .fhir()
                .post("", bundle(stack.person(person), name, values));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return of(reply);
    }

    private static String bundle(Person person, String name, List<String> values) {
        var entries = IntStream.range(0, values.size())
                .mapToObj(i -> ENTRY.formatted(i + 1, name, i % 28 + 1, values.get(i)))
                .collect(Collectors.joining(",\n"));
        return BUNDLE.formatted(person.system(), person.pid(), person.name(), entries);
    }

    private static LoadedData of(Reply reply) {
        var ids = reply.json().path("entry").findValuesAsText("location").stream()
                .map(location -> location.replaceAll("/_history.*", ""))
                .toList();
        return new LoadedData(
                last(ids.getFirst()), ids.stream().skip(1).map(LoadedData::last).toList());
    }

    private static String last(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
