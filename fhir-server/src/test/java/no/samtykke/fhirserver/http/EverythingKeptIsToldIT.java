package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import no.samtykke.fhirserver.FhirServer;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one list of what is kept holds every table and every type that there is. A new one without a line fails here. */
class EverythingKeptIsToldIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final JsonNode list = read();

    @Test
    void every_table_is_in_the_list_once() {
        var tables = SERVER.bean(JdbcClient.class).sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'samtykke' and c.relkind in ('r', 'p') and not c.relispartition""").query(String.class).list();

        var listed = list.findValuesAsText("table");
        list.at("/aboutNobody/tables").forEach(table -> listed.add(table.asText()));
        listed.addAll(list.findValuesAsText("log"));

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void every_column_of_her_tables_is_told_or_names_herself_or_another() {
        var told = new TreeSet<String>();
        list.findValues("tables").stream()
                .flatMap(tables -> tables.valueStream())
                .filter(table -> table.has("columns"))
                .forEach(table -> Arrays.stream(table.path("columns").asText().split(", "))
                        .forEach(column -> told.add(table.path("table").asText() + "." + column)));

        var columns = SERVER.bean(JdbcClient.class)
                .sql("""
                        select table_name || '.' || column_name from information_schema.columns
                         where table_schema = 'samtykke' and table_name in (:tables)""")
                .param("tables", list.findValuesAsText("table"))
                .query(String.class)
                .list();

        var left = new TreeSet<>(columns);
        left.removeAll(told);
        assertThat(columns).containsAll(told);
        // Whose it is, who else it names, and how a message is sent.
        assertThat(left)
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "bulk_export_line.export_id",
                        "bulk_export_line.file",
                        "bulk_export_line.kind",
                        "bulk_export_line.patient_id",
                        "bulk_export_line.place",
                        "consent_change.id",
                        "consent_change.patient_id",
                        "consent_change.position",
                        "consent_change.tx",
                        "consent_change.version",
                        "consent_fact.patient_id",
                        "correction.patient_id",
                        "erasure_hold.patient_id",
                        "notice.attempts",
                        "notice.id",
                        "notice.next_try_at",
                        "notice.patient_id",
                        "notice_choice.patient_id",
                        "consent_fact.performer",
                        "kjernejournal_notice.attempts",
                        "kjernejournal_notice.id",
                        "kjernejournal_notice.next_try_at",
                        "kjernejournal_notice.patient_id",
                        "kjernejournal_start.patient_id",
                        "login_session.patient_id",
                        "mandate.giver",
                        "mandate.holder_system",
                        "mandate.holder_value",
                        "mandate.related_person_id",
                        "patient_identity.patient_id",
                        "received_form.patient_id",
                        "retention.consent_id",
                        "retention.patient_id",
                        "setting_delivery.attempts",
                        "setting_delivery.id",
                        "setting_delivery.next_try_at",
                        "setting_delivery.number",
                        "setting_delivery.patient_id",
                        "setting_delivery.position",
                        "setting_delivery.subscription_id",
                        "setting_delivery.told_at",
                        "settings_load_line.line",
                        "settings_load_line.load_id",
                        "settings_load_line.number",
                        "setting_ended.patient_id",
                        "usage_log_detail.id",
                        "usage_log_detail.personnel"));
    }

    @Test
    void every_type_that_can_be_stored_is_in_the_list_once() {
        var storage = SERVER.bean(DaoRegistry.class);
        var stored = Arrays.stream(ResourceType.values())
                .map(Enum::name)
                .filter(storage::isResourceTypeSupported)
                .toList();

        var listed = list.findValuesAsText("type");
        list.at("/aboutNobody/types").forEach(type -> listed.add(type.asText()));

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(stored);
    }

    private static JsonNode read() {
        try (var json = FhirServer.class.getResourceAsStream("rights/kept-data.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
