package no.samtykke.fhirserver.kjernejournal;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.RecordOwner;
import no.samtykke.fhirserver.access.ServedType;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever wants no summary care record gets nothing into one, and one that began anew gets nothing from before that
 * day: what does not say when it was recorded counts as older. Registered on HAPI's storage.
 */
@Component
@Interceptor
public class NothingFromBefore {

    private record State(boolean optedOut, Optional<LocalDate> startsOn) {

        static State of(ResultSet row) throws SQLException {
            return new State(
                    row.getBoolean("opted_out"), Optional.ofNullable(row.getObject("starts_on", LocalDate.class)));
        }
    }

    private final JdbcClient database;
    private final ZoneId norway;

    NothingFromBefore(JdbcClient database, Clock clock) {
        this.database = database;
        this.norway = clock.getZone();
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(IBaseResource created) {
        if (ServedType.ofSummaryCareRecord().contains(created.fhirType())) {
            RecordOwner.of(created).ifPresent(patient -> check(created, stateOf(patient)));
        }
    }

    private void check(IBaseResource created, State state) {
        if (state.optedOut()) {
            throw new OperationRefused(409, "kjernejournal-opted-out");
        }
        boolean older = state.startsOn()
                .filter(start ->
                        recordedOn(created).filter(day -> !day.isBefore(start)).isEmpty())
                .isPresent();
        if (older) {
            throw new OperationRefused(422, "before-new-record", created.fhirType() + ".recordedDate");
        }
    }

    private Optional<LocalDate> recordedOn(IBaseResource created) {
        return created instanceof AllergyIntolerance allergy && allergy.hasRecordedDate()
                ? Optional.of(LocalDate.ofInstant(allergy.getRecordedDate().toInstant(), norway))
                : Optional.empty();
    }

    private State stateOf(String patient) {
        return database.sql("""
                        select exists (select from samtykke.consent_fact
                                        where patient_id = :patient and category = 'kjernejournal-optout' and not permits)
                                   as opted_out,
                               (select starts_on from samtykke.kjernejournal_start where patient_id = :patient)""")
                .param("patient", patient)
                .query((row, _) -> State.of(row))
                .single();
    }
}
