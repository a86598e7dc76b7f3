package no.samtykke.fhirserver.http;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.LocalDate;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.http.People.Known;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a row of the table takes for granted, put into the storage of the server. */
final class Stored {

    private static final RunningServer SERVER = RunningServer.ONE;

    private Stored() {}

    /** A power of attorney that the holder has accepted. */
    static void mandate(String giver, Known holder, String areas) {
        SERVER.bean(JdbcClient.class)
                .sql("""
                        insert into samtykke.mandate
                        (consent_id, related_person_id, giver, holder_system, holder_value, accepted, areas)
                        values (?, ?, ?, ?, ?, true, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        giver,
                        holder.id().system(),
                        holder.id().value(),
                        areas)
                .update();
    }

    /** What the power of attorney that a patient gave covers from now on, and when. */
    static void mandateIsNow(String giver, String areas, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        SERVER.bean(JdbcClient.class)
                .sql("update samtykke.mandate set areas = ?, starts_on = ?, ends_on = ? where giver = ?")
                .params(areas, startsOn, endsOn, giver)
                .update();
    }

    /** As a system would find it; of the shape that apps give. */
    static Consent close(String patient, String category) {
        return store(Cast.consent(category, patient, patient));
    }

    static Consent store(Consent consent) {
        var dao = SERVER.bean(DaoRegistry.class).getResourceDao(Consent.class);
        return dao.read(
                dao.create(consent, new SystemRequestDetails()).getId().toVersionless(), new SystemRequestDetails());
    }

    /** Changes the level of the terms that are accepted for a patient. */
    static void acceptAtLevel(String patient, String level) {
        var dao = SERVER.bean(DaoRegistry.class).getResourceDao(Consent.class);
        for (String id : SERVER.bean(ConsentFacts.class).activeTerms(patient)) {
            var terms = dao.read(new IdType("Consent", id), new SystemRequestDetails());
            terms.getCategory().get(1).getCodingFirstRep().setCode(level);
            dao.update(terms, new SystemRequestDetails());
        }
    }

    static void unreadableConsent(String patient) {
        var consent = Cast.consent("health-archive", patient, patient);
        consent.getProvision().addProvision().setType(Consent.ConsentProvisionType.DENY);
        SERVER.bean(DaoRegistry.class).getResourceDao(Consent.class).create(consent, new SystemRequestDetails());
    }

    /** What she has approved that an app may do for her. */
    static void appAccess(String patient, String clientId) {
        SERVER.bean(JdbcClient.class)
                .sql("""
                        insert into samtykke.consent_fact
                        (consent_id, patient_id, category, permits, readable, performer, client_id, client_name, scope)
                        values (?, ?, 'app-access', true, true, ?, ?, 'An app', 'patient/*.rs')""")
                .params(UUID.randomUUID().toString(), patient, patient, clientId)
                .update();
    }
}
