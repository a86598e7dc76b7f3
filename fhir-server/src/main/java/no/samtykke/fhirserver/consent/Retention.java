package no.samtykke.fhirserver.consent;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When the profile of a person who withdrew the terms is to be erased: kept in {@code samtykke.retention}, told on the
 * Consent that she withdrew and at her next log-in, and forgotten when the terms are accepted anew.
 */
@Component
public class Retention {

    /** On the inactive Consent {@code platform-terms}: a {@code valueDate}. */
    public static final String EXTENSION = "https://samtykke.example/fhir/StructureDefinition/retention-until";

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private final JdbcClient database;
    private final DaoRegistry storage;
    private final RetentionProperties properties;

    Retention(JdbcClient database, DaoRegistry storage, RetentionProperties properties) {
        this.database = database;
        this.storage = storage;
        this.properties = properties;
    }

    /** Sets the date, and writes it on the Consent that is about to be stored as withdrawn. */
    public void begin(String patientId, Consent withdrawn, Instant at) {
        var erasedOn = properties.erasedOn(at.atZone(NORWAY).toLocalDate());
        database.sql("""
                        insert into samtykke.retention (patient_id, consent_id, erased_on) values (?, ?, ?)
                        on conflict (patient_id) do update
                        set consent_id = excluded.consent_id, erased_on = excluded.erased_on""")
                .params(patientId, withdrawn.getIdElement().getIdPart(), erasedOn)
                .update();
        withdrawn.addExtension(EXTENSION, new DateType(erasedOn.toString()));
    }

    /**
     * She asked to be erased: the day comes sooner. To be asked when the terms are withdrawn already.
     *
     * @return the day
     */
    public LocalDate hasten(String patientId, Instant at) {
        var erasedOn = properties.erasedOnRequestOf(at.atZone(NORWAY).toLocalDate());
        String consentId = database.sql("""
                        update samtykke.retention set erased_on = least(erased_on, ?) where patient_id = ?
                        returning consent_id""")
                .params(erasedOn, patientId)
                .query(String.class)
                .single();
        var set = erasedOn(patientId).orElseThrow();
        change(consentId, withdrawn -> withdrawn.addExtension(EXTENSION, new DateType(set.toString())));
        return set;
    }

    /** Empty for one who has accepted the terms, or never did. */
    public Optional<LocalDate> erasedOn(String patientId) {
        return database.sql("select erased_on from samtykke.retention where patient_id = ?")
                .param(patientId)
                .query(LocalDate.class)
                .optional();
    }

    /** The terms were accepted anew: nothing is to be erased, and no Consent says so. */
    public void end(String patientId) {
        database.sql("delete from samtykke.retention where patient_id = ? returning consent_id")
                .param(patientId)
                .query(String.class)
                .optional()
                .ifPresent(consentId -> change(consentId, _ -> {}));
    }

    private void change(String consentId, Consumer<Consent> date) {
        var dao = storage.getResourceDao(Consent.class);
        var withdrawn = dao.read(new IdType("Consent", consentId), new SystemRequestDetails());
        withdrawn.getExtension().removeIf(extension -> EXTENSION.equals(extension.getUrl()));
        date.accept(withdrawn);
        dao.update(withdrawn, new SystemRequestDetails());
    }
}
