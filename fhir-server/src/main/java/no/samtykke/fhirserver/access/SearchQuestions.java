package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which questions a search may hold: the parameters listed for the type, without chains and, but for {@code :not},
 * without modifiers. A parameter that reaches out of the type ({@code _has}, a chain, {@code _filter},
 * {@code _include}) would answer about resources that no door looks at.
 */
final class SearchQuestions {

    private static final Set<String> COMMON = Set.of(
            "_id",
            "_lastUpdated",
            "_count",
            "_offset",
            "_cursor",
            "_sort",
            "_summary",
            "_elements",
            "_total",
            "_format",
            "_pretty");
    private static final Set<String> PATIENT = Set.of("patient", "subject");
    private static final String PERSON_OF_ROLE = "PractitionerRole:practitioner";
    private static final int MAX_VALUES = 50;
    private static final int MAX_OFFSET = 10_000;

    private SearchQuestions() {}

    static void check(RequestDetails request) {
        var type = ServedType.of(request.getResourceName()).orElseThrow(Refusals::absent);
        request.getParameters().forEach((name, values) -> {
            if (!isAllowed(name, type) && !isAllowedOf(type, name, values, request)) {
                throw new InvalidRequestException("A parameter of this search is not supported. Supported for "
                        + type.resourceType() + ": " + String.join(", ", supported(type)));
            }
            if (values.length > MAX_VALUES || Arrays.stream(values).anyMatch(SearchQuestions::isTooLong)) {
                throw new InvalidRequestException("A parameter of this search has too many values");
            }
            switch (name) {
                case "_sort" -> checkSort(values, type);
                case "_offset" -> checkOffset(values);
                default -> {}
            }
        });
    }

    private static boolean isAllowed(String name, ServedType type) {
        if (COMMON.contains(name)) {
            return true;
        }
        String plain = name.endsWith(":not") ? name.substring(0, name.length() - ":not".length()) : name;
        return type.searchParameters().contains(plain)
                || (PATIENT.contains(name) && supported(type).contains(name));
    }

    /**
     * What of one type may be asked besides: documents by the number of the patient, as IHE MHD has it, in a body only;
     * and the person to a role.
     */
    private static boolean isAllowedOf(ServedType type, String name, String[] values, RequestDetails request) {
        return switch (type) {
            case DOCUMENT_REFERENCE ->
                name.equals("patient.identifier") && request.getRequestType() == RequestTypeEnum.POST;
            case PRACTITIONER_ROLE -> name.equals("_include") && List.of(values).equals(List.of(PERSON_OF_ROLE));
            default -> false;
        };
    }

    private static Set<String> supported(ServedType type) {
        var names = new TreeSet<>(type.searchParameters());
        if (type.compartmentParameter().equals("patient")) {
            names.add("patient");
        }
        names.addAll(COMMON);
        return names;
    }

    private static void checkSort(String[] values, ServedType type) {
        for (String value : values) {
            for (String key : value.split(",", -1)) {
                String plain = key.startsWith("-") ? key.substring(1) : key;
                if (!type.searchParameters().contains(plain) && !plain.equals("_lastUpdated") && !plain.equals("_id")) {
                    throw new InvalidRequestException("_sort may name: _lastUpdated, _id, "
                            + String.join(", ", new TreeSet<>(type.searchParameters())));
                }
            }
        }
    }

    private static void checkOffset(String[] values) {
        for (String value : values) {
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > MAX_OFFSET) {
                throw new InvalidRequestException(
                        "_offset must be a number up to " + MAX_OFFSET + "; narrow the search by date to see further");
            }
        }
    }

    private static boolean isTooLong(String value) {
        return value.length() > 1_000;
    }
}
