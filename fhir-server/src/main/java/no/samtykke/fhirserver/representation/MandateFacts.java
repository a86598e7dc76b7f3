package no.samtykke.fhirserver.representation;

import static java.util.stream.Collectors.joining;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Set;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code samtykke.mandate} equal to the Consents {@code proxy-mandate} that are proposed or active, in the
 * transaction that stores them. Registered on HAPI's storage, so that no way of ending one passes it by.
 *
 * <p>Who the holder is stands in that table alone, and is told by {@link #keep} when a power is given: a Consent that
 * comes any other way gives nothing. With a power goes its RelatedPerson, which becomes inactive.
 */
@Component
@Interceptor
public class MandateFacts {

    private final JdbcClient database;
    private final DaoRegistry storage;

    MandateFacts(JdbcClient database, DaoRegistry storage) {
        this.database = database;
        this.storage = storage;
    }

    /** A power was given and is proposed; to be told in the transaction that stores its Consent. */
    public void keep(String consentId, MandateTerms terms, NationalId holder) {
        database.sql("""
                        insert into samtykke.mandate
                        (consent_id, related_person_id, giver, holder_system, holder_value, accepted, areas, starts_on,
                         ends_on)
                        values (?, ?, ?, ?, ?, false, ?, ?, ?)""")
                .params(
                        consentId,
                        terms.relatedPersonId(),
                        terms.giver(),
                        holder.system(),
                        holder.value(),
                        codes(terms.areas()),
                        terms.startsOn(),
                        terms.endsOn())
                .update();
    }

    /** HAPI hands over the state before and the state after, in that order. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource before, IBaseResource after) {
        switch (after) {
            case Consent consent -> onChanged(consent);
            case RelatedPerson related when !related.getActive() -> forgetOf(related);
            default -> {}
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void onDeleted(IBaseResource deleted) {
        switch (deleted) {
            case Consent consent -> forget(consent);
            case RelatedPerson related -> forgetOf(related);
            default -> {}
        }
    }

    private void onChanged(Consent consent) {
        boolean accepted = consent.getStatus() == ConsentState.ACTIVE;
        var terms = MandateReader.read(consent).filter(_ -> accepted || consent.getStatus() == ConsentState.PROPOSED);
        if (terms.isEmpty()) {
            forget(consent);
            return;
        }
        int kept = database.sql("""
                        update samtykke.mandate set accepted = ?, areas = ?, starts_on = ?, ends_on = ?
                         where consent_id = ? and giver = ? and related_person_id = ?""")
                .params(
                        accepted,
                        codes(terms.get().areas()),
                        terms.get().startsOn(),
                        terms.get().endsOn(),
                        consent.getIdElement().getIdPart(),
                        terms.get().giver(),
                        terms.get().relatedPersonId())
                .update();
        if (kept == 0) {
            forget(consent);
        }
    }

    private void forget(Consent consent) {
        database.sql("delete from samtykke.mandate where consent_id = ? returning related_person_id")
                .param(consent.getIdElement().getIdPart())
                .query(String.class)
                .optional()
                .ifPresent(this::inactivate);
    }

    private void forgetOf(RelatedPerson related) {
        database.sql("delete from samtykke.mandate where related_person_id = ?")
                .param(related.getIdElement().getIdPart())
                .update();
    }

    private void inactivate(String relatedPersonId) {
        var dao = storage.getResourceDao(RelatedPerson.class);
        var related = dao.read(new IdType("RelatedPerson", relatedPersonId), new SystemRequestDetails());
        dao.update(related.setActive(false), new SystemRequestDetails());
    }

    private static String codes(Set<ServiceArea> areas) {
        return areas.stream().sorted().map(ServiceArea::code).collect(joining(" "));
    }
}
