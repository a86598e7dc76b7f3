package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a search for AuditEvents, as they came. What is unknown or given in a form that is not served is
 * refused, never ignored: a filter that is dropped would widen the answer. No error repeats what was sent.
 */
final class SearchParameters {

    private static final List<String> FILTERS = List.of("patient", "date", "type", "subtype", "agent", "outcome");
    private static final Set<String> ONCE = Set.of("_count", "_sort", "_total", "_summary", "_cursor");
    /** Of the answer's form, not of its content: HAPI's matter. */
    private static final Set<String> OF_FORM = Set.of("_format", "_pretty", "_elements");

    private static final String UNKNOWN = "A parameter of this search is not known. AuditEvent can be searched by "
            + String.join(", ", FILTERS) + ", without modifiers, and with _count, _sort, _total and _summary.";

    private static final List<String> FILTERS_OF_SYSTEMS =
            List.of("patient", "date", "agent", "entity-type", "outcome");
    private static final String UNKNOWN_OF_SYSTEMS = "A parameter of this search is not known. What systems did can be"
            + " searched by " + String.join(", ", FILTERS_OF_SYSTEMS) + ", without modifiers, and with _count.";

    private final Map<String, String[]> parameters;

    SearchParameters(Map<String, String[]> parameters) {
        this(parameters, FILTERS, ONCE, UNKNOWN);
    }

    /** Of a search by those who watch over systems. */
    static SearchParameters ofSystems(Map<String, String[]> parameters) {
        return new SearchParameters(parameters, FILTERS_OF_SYSTEMS, Set.of("_count", "_cursor"), UNKNOWN_OF_SYSTEMS);
    }

    private SearchParameters(
            Map<String, String[]> parameters, List<String> filters, Set<String> others, String unknown) {
        parameters.forEach((name, values) -> {
            if (!filters.contains(name) && !others.contains(name) && !OF_FORM.contains(name)) {
                throw new InvalidRequestException(unknown);
            }
            check(name, values);
        });
        this.parameters = parameters;
    }

    private static void check(String name, String[] values) {
        if (ONCE.contains(name) && values.length != 1) {
            throw new InvalidRequestException("The parameter " + name + " may be given once only.");
        }
        if (Arrays.stream(values).anyMatch(String::isBlank)) {
            throw new InvalidRequestException("The parameter " + name + " has no value.");
        }
    }

    /** All values of a repeated parameter: each has to be met. */
    List<String> all(String name) {
        return List.of(parameters.getOrDefault(name, new String[0]));
    }

    /** The alternatives in one value, parted by commas: one of them has to be met. */
    static List<String> alternatives(String value) {
        return List.of(value.split(",", -1));
    }

    Optional<String> once(String name) {
        return all(name).stream().findFirst();
    }
}
