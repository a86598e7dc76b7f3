package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.ServedOperation;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was done and what the log says of it are the same, of every type and every operation that is served: as the
 * lists of what is served name them, so that nothing new is left out.
 */
class EveryUseIsInTheLogIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    /** Told by rows of its own, of another kind: what she decided, and each session that it ended. */
    private static final ServedOperation ENDS_IT_ALL = ServedOperation.EMERGENCY_BLOCK;

    /** An app is told what it may do itself, which is no use of her data: the one operation without a row. */
    private static final ServedOperation ABOUT_THE_APP = ServedOperation.EXPLAIN;

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();
    private final Citizen bystander = People.citizen();
    private final String token = People.approvedToken(kari, "patient/*.cruds");

    @Test
    void a_request_about_a_type_is_one_row_of_its_service() {
        var before = rows(kari);
        var expected = new TreeMap<>(before);
        int others = total(bystander);
        for (var type : ServedType.values()) {
            var done = requestsOf(type);
            done.forEach(path -> SERVER.get(path, token));
            expected.merge(type.service(), done.size(), Integer::sum);
        }

        assertThat(rows(kari)).isEqualTo(expected);
        assertThat(total(bystander)).isEqualTo(others);
    }

    @Test
    void an_operation_of_an_app_is_one_row_whatever_its_answer() {
        for (var operation : ServedOperation.values()) {
            if (operation == ENDS_IT_ALL) {
                continue;
            }
            int before = total(kari);
            var answer = SERVER.post("/" + operation.code(), token, new Parameters());
            int rows = operation == ABOUT_THE_APP ? 0 : 1;

            assertThat(total(kari)).as("%s: %s", operation, answer.body()).isEqualTo(before + rows);
        }
        int before = total(kari);
        SERVER.post("/" + ENDS_IT_ALL.code(), token, new Parameters());
        assertThat(rowsSince(before)).containsOnlyOnce("logout").contains("consent");
    }

    @Test
    void what_she_looks_at_on_her_account_pages_is_a_use_of_hers() {
        int before = total(kari);
        People.operation("$mandates", onHerPages());
        People.operation("$apps-with-access", onHerPages());

        assertThat(database.queryForList(
                                "select * from samtykke.usage_log where patient_id = ? order by recorded, id",
                                kari.patient())
                        .subList(before, total(kari)))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("kind", "use")
                        .containsEntry("actor_id", kari.patient())
                        .containsEntry("sid", kari.sid())
                        .containsEntry("outcome", 0))
                .extracting(row -> row.get("service"))
                .containsExactly("representation", "consents");
    }

    @Test
    void a_passkey_added_or_removed_is_a_row() {
        int before = total(kari);
        for (String change : List.of("added", "removed")) {
            assertThat(People.operation("$device-changed", onHerPages().addParameter("change", new CodeType(change)))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(rowsSince(before)).containsExactly("device", "device");
        assertThat(SERVER.get("/AuditEvent?type=110113&subtype=110137&_sort=date", token)
                        .entries())
                .extracting(event -> ((AuditEvent) event).getAction().toCode())
                .containsExactly("C", "D");
        assertThat(People.operation("$device-changed", onHerPages().addParameter("change", new CodeType("lost")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_load_is_one_row_for_each_patient() {
        int hers = total(kari);
        int others = total(bystander);
        People.load(
                Clinical.resource("Observation", kari.patient()),
                Clinical.resource("Condition", kari.patient()),
                Clinical.resource("Condition", bystander.patient()));

        assertThat(total(kari)).isEqualTo(hers + 1);
        assertThat(total(bystander)).isEqualTo(others + 1);
    }

    @Test
    void what_is_refused_by_the_state_of_things_names_its_reason() {
        SERVER.post("/Consent", token, Cast.consent("record-access-closure", kari.patient(), kari.patient()));
        var refused =
                SERVER.post("/Consent", token, Cast.consent("record-access-closure", kari.patient(), kari.patient()));

        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(database.queryForMap(
                        "select outcome, reason from samtykke.usage_log where patient_id = ?"
                                + " order by recorded desc, id desc limit 1",
                        kari.patient()))
                .containsEntry("outcome", 4)
                .containsEntry("reason", refused.reason());
    }

    /** Found or not, shown or refused: each was a use, or an attempt at one. */
    private static List<String> requestsOf(ServedType type) {
        String path = "/" + type.resourceType();
        var requests = new ArrayList<String>();
        for (var interaction : Interaction.values()) {
            if (type.offers(interaction)) {
                switch (interaction) {
                    case SEARCH -> requests.addAll(List.of(path, path + "?_summary=count", path + "?_count=1"));
                    case READ -> requests.add(path + "/" + UUID.randomUUID());
                    case VREAD -> requests.add(path + "/" + UUID.randomUUID() + "/_history/1");
                    case HISTORY -> requests.add(path + "/" + UUID.randomUUID() + "/_history");
                    case CREATE, UPDATE, DELETE -> {}
                }
            }
        }
        return requests;
    }

    private Parameters onHerPages() {
        return new Parameters()
                .addParameter("actor", new Reference("Patient/" + kari.patient()))
                .addParameter("sid", new StringType(kari.sid().toString()));
    }

    /** By service. */
    private Map<String, Integer> rows(Citizen citizen) {
        return database
                .queryForList(
                        "select service from samtykke.usage_log where patient_id = ?", String.class, citizen.patient())
                .stream()
                .collect(Collectors.toMap(service -> service, _ -> 1, Integer::sum, TreeMap::new));
    }

    private int total(Citizen citizen) {
        return rows(citizen).values().stream().mapToInt(Integer::intValue).sum();
    }

    private List<String> rowsSince(int before) {
        var kinds = database.queryForList(
                "select kind from samtykke.usage_log where patient_id = ? order by recorded, id",
                String.class,
                kari.patient());
        return kinds.subList(before, kinds.size());
    }
}
