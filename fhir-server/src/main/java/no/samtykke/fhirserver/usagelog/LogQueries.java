package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.usagelog.LogQuery.Conditions;
import no.samtykke.fhirserver.usagelog.UsageEntry.Kind;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.IdType;

/** Reads a search by the rules of FHIR R4 into a {@link LogQuery}. */
final class LogQueries {

    static final int DEFAULT_COUNT = 20;
    static final int MAX_COUNT = 100;

    private static final String OUTCOME = "http://terminology.hl7.org/CodeSystem/audit-event-outcome";
    private static final String SERVICE = Designations.of("service").system();

    private LogQueries() {}

    static LogQuery read(SearchParameters parameters, String patient) {
        var where = new Conditions();
        for (String value : parameters.all("patient")) {
            if (!patientIds(value).contains(patient)) {
                where.addNothing();
            }
        }
        parameters.all("agent").forEach(value -> where.addOneOf("actor_id", patientIds(value)));
        parameters.all("date").forEach(value -> DateFilter.read(value).addTo(where));
        parameters.all("type").forEach(value -> where.addOneOf("kind", kinds(value)));
        parameters.all("subtype").forEach(value -> addSubtype(value, where));
        parameters.all("outcome").forEach(value -> where.addOneOf("outcome::text", codes(value, OUTCOME)));
        int count = parameters.once("_summary").map(LogQueries::isCount).orElse(false)
                ? 0
                : parameters.once("_count").map(LogQueries::count).orElse(DEFAULT_COUNT);
        return new LogQuery(
                where.conditions(),
                where.arguments(),
                parameters.once("_sort").map(LogQueries::isOldestFirst).orElse(false),
                count,
                parameters.once("_cursor").map(LogQueries::cursor).orElse(null),
                count == 0
                        || parameters.once("_total").map(LogQueries::isAccurate).orElse(false));
    }

    /** Of those who watch over systems: {@code agent} is the id of a client, {@code entity-type} a resource type. */
    static LogQuery readOfSystems(SearchParameters parameters) {
        var where = new Conditions();
        parameters.all("patient").forEach(value -> where.addOneOf("patient_id", patientIds(value)));
        parameters.all("agent").forEach(value -> where.addOneOf("client_id", SearchParameters.alternatives(value)));
        parameters.all("date").forEach(value -> DateFilter.read(value).addTo(where));
        parameters.all("outcome").forEach(value -> where.addOneOf("outcome::text", codes(value, OUTCOME)));
        parameters
                .all("entity-type")
                .forEach(value -> where.add(
                        "exists (select from unnest(resources) as one where split_part(one, '/', 1) = any(?))",
                        (Object) SearchParameters.alternatives(value).toArray(String[]::new)));
        return new LogQuery(
                where.conditions(),
                where.arguments(),
                false,
                parameters.once("_count").map(LogQueries::count).orElse(DEFAULT_COUNT),
                parameters.once("_cursor").map(LogQueries::cursor).orElse(null),
                false);
    }

    private static List<String> patientIds(String value) {
        return SearchParameters.alternatives(value).stream()
                .map(LogQueries::patientId)
                .toList();
    }

    private static String patientId(String reference) {
        var id = new IdType(reference);
        boolean isPatient = !id.hasResourceType() || id.getResourceType().equals("Patient");
        if (!isPatient || !id.hasIdPart() || !id.isIdPartValid()) {
            throw new InvalidRequestException("The parameters patient and agent take a reference to a Patient.");
        }
        return id.getIdPart();
    }

    private static List<String> kinds(String value) {
        var kinds = new ArrayList<String>();
        if (codes(value, AuditEvents.DICOM).contains(AuditEvents.USER_AUTHENTICATION)) {
            kinds.addAll(List.of(EntryColumns.code(Kind.LOGIN), EntryColumns.code(Kind.LOGOUT)));
        }
        if (codes(value, AuditEvents.DICOM).contains(AuditEvents.EXPORT)) {
            kinds.add(EntryColumns.code(Kind.DISCLOSURE));
        }
        if (codes(value, AuditEvents.DICOM).contains(AuditEvents.SECURITY_ALERT)) {
            kinds.add(EntryColumns.code(Kind.DEVICE));
        }
        if (codes(value, AuditEvents.AUDIT_EVENT_TYPE).contains(AuditEvents.REST)) {
            kinds.addAll(List.of(EntryColumns.code(Kind.USE), EntryColumns.code(Kind.CONSENT)));
        }
        return kinds;
    }

    private static void addSubtype(String value, Conditions where) {
        var kinds = new ArrayList<String>();
        var dicom = codes(value, AuditEvents.DICOM);
        if (dicom.contains(AuditEvents.LOGIN)) {
            kinds.add(EntryColumns.code(Kind.LOGIN));
        }
        if (dicom.contains(AuditEvents.LOGOUT)) {
            kinds.add(EntryColumns.code(Kind.LOGOUT));
        }
        if (dicom.contains(AuditEvents.SECURITY_ATTRIBUTES)) {
            kinds.add(EntryColumns.code(Kind.DEVICE));
        }
        if (codes(value, AuditEvents.LIFECYCLE).contains(AuditEvents.DISCLOSE)) {
            kinds.add(EntryColumns.code(Kind.DISCLOSURE));
        }
        where.add(
                "(kind = any(?) or service = any(?))",
                kinds.toArray(String[]::new),
                codes(value, SERVICE).toArray(String[]::new));
    }

    /** The codes of a token parameter that are of this system, or of any. */
    private static List<String> codes(String value, String system) {
        return SearchParameters.alternatives(value).stream()
                .map(token -> token.split("\\|", -1))
                .peek(LogQueries::checkToken)
                .filter(token -> token.length == 1 || token[0].equals(system))
                .map(token -> token[token.length - 1])
                .toList();
    }

    private static void checkToken(String[] token) {
        if (token.length > 2 || token[token.length - 1].isBlank()) {
            throw new InvalidRequestException(
                    "The parameters type, subtype and outcome take a code, or a system and a code as system|code.");
        }
    }

    private static int count(String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new InvalidRequestException(
                    "The parameter _count takes a whole number; pages hold at most " + MAX_COUNT + " entries.");
        }
        return Math.min(Integer.parseInt(value), MAX_COUNT);
    }

    private static boolean isOldestFirst(String value) {
        return oneOf("_sort", value, List.of("date", "-date")).equals("date");
    }

    private static boolean isAccurate(String value) {
        return oneOf("_total", value, List.of("none", "estimate", "accurate")).equals("accurate");
    }

    private static boolean isCount(String value) {
        return oneOf("_summary", value, List.of("true", "false", "data", "count"))
                .equals("count");
    }

    private static String oneOf(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new InvalidRequestException(
                    "The parameter %s takes %s.".formatted(name, String.join(" or ", allowed)));
        }
        return value;
    }

    private static Cursor cursor(String value) {
        return Cursor.decode(value)
                .orElseThrow(() -> new InvalidRequestException(
                        "The parameter _cursor is none that a next link of this server gave."));
    }
}
