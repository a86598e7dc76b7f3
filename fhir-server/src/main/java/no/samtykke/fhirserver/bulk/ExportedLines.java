package no.samtykke.fhirserver.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.changefeed.ConsentsAsTold;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of a file, a page at a time: each is what stands now, or is left out when it counts no more. */
@Component
class ExportedLines {

    private static final int PAGE = 1_000;

    private static final String CONSENTS = """
            select l.place, l.patient_id, l.consent_id, null as number, true as stands
              from samtykke.bulk_export_line l""";

    private static final String PATIENTS = """
            select l.place, l.patient_id, l.consent_id, i.value as number,
                   i.value is not null and exists (select from samtykke.consent_fact f
                                                    where f.patient_id = l.patient_id and %s) as stands
              from samtykke.bulk_export_line l
              left join lateral (select value from samtykke.patient_identity
                                  where patient_id = l.patient_id and in_use order by value limit 1) i on true""".formatted(Kinds.OF_FACT);

    private static final String ENDED = """
            select l.place, l.patient_id, l.consent_id, null as number,
                   (l.category, coalesce(l.controller, '')) in
                       (select * from unnest(:categories::text[], :controllers::text[]))
                   and not exists (select from samtykke.consent_fact f
                                    where f.consent_id = l.consent_id and f.readable) as stands
              from samtykke.bulk_export_line l""";

    private static final String AFTER =
            " where export_id = :export and kind = :kind and file = :file and place > :after order by place limit :count";

    private final JdbcClient database;
    private final ConsentsAsTold told;
    private final Clock clock;

    ExportedLines(JdbcClient database, ConsentsAsTold told, Clock clock) {
        this.database = database;
        this.told = told;
        this.clock = clock;
    }

    /** @param patient of whom it tells; empty when she was erased */
    record Line(Optional<String> patient, Resource resource) {}

    /**
     * @param last place of the last line that was looked at
     * @param more whether there may be lines after it
     */
    record Page(List<Line> lines, long last, boolean more) {}

    private record Entry(long place, String patientId, String consentId, String number, boolean stands) {

        static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    row.getLong("place"),
                    row.getString("patient_id"),
                    row.getString("consent_id"),
                    row.getString("number"),
                    row.getBoolean("stands"));
        }
    }

    /** @param kinds of settings that may be told of now */
    Page after(long place, Export export, FileName file, Collection<SettingKind> kinds) {
        var asArrays = Kinds.of(kinds);
        var entries = database.sql(switch (file.kind()) {
                            case CONSENT -> CONSENTS;
                            case PATIENT -> PATIENTS;
                            case DELETED -> ENDED;
                        }
                        + AFTER)
                .param("export", export.id())
                .param("kind", file.kind().name())
                .param("file", file.number())
                .param("after", place)
                .param("count", PAGE)
                .param("categories", asArrays.categories())
                .param("controllers", asArrays.controllers())
                .param("today", LocalDate.now(clock))
                .query((row, _) -> Entry.of(row))
                .list();
        long last = entries.isEmpty() ? place : entries.getLast().place();
        var standing = entries.stream().filter(Entry::stands).toList();
        var lines = switch (file.kind()) {
            case CONSENT -> consents(standing, kinds);
            case PATIENT -> standing.stream().map(ExportedLines::patient).toList();
            case DELETED -> standing.stream().map(ExportedLines::ended).toList();
        };
        return new Page(lines, last, entries.size() == PAGE);
    }

    private List<Line> consents(List<Entry> entries, Collection<SettingKind> kinds) {
        var today = LocalDate.now(clock);
        var lines = new ArrayList<Line>();
        told.of(entries.stream().map(Entry::consentId).toList()).values().forEach(one -> {
            if (one.countsOn(today) && kinds.contains(one.kind())) {
                lines.add(new Line(Optional.of(one.patientId()), one.consent()));
            }
        });
        return lines;
    }

    /** Who she is and nothing else: by the profile of Patients of ours. */
    private static Line patient(Entry entry) {
        var number = new NationalId(entry.number());
        var patient = new Patient();
        patient.setId(entry.patientId());
        patient.getMeta().addProfile("https://samtykke.example/fhir/StructureDefinition/samtykke-patient");
        patient.addIdentifier()
                .setUse(IdentifierUse.OFFICIAL)
                .setSystem(number.system())
                .setValue(number.value());
        return new Line(Optional.of(entry.patientId()), patient);
    }

    private static Line ended(Entry entry) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl("Consent/" + entry.consentId());
        return new Line(Optional.ofNullable(entry.patientId()), bundle);
    }
}
