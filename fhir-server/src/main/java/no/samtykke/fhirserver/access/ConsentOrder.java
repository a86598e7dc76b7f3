package no.samtykke.fhirserver.access;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentCategory.Ending;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.KeptMandate;
import no.samtykke.fhirserver.representation.Mandates;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.Relations;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which order decisions may be made: what must be so, or must no longer be so, before another is given or withdrawn.
 * To be asked under the lock of the person, so that what it says is true until the commit.
 */
@Component
class ConsentOrder {

    private final Mandates mandates;
    private final Relations relations;
    private final JdbcClient database;
    private final DaoRegistry storage;
    private final Refusals refusals;
    private final Clock clock;

    ConsentOrder(
            Mandates mandates,
            Relations relations,
            JdbcClient database,
            DaoRegistry storage,
            Refusals refusals,
            Clock clock) {
        this.mandates = mandates;
        this.relations = relations;
        this.database = database;
        this.storage = storage;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * A closure that stands is not given anew: it would be softened, or its date lost. One who leaves the services to
     * those who represent her must be represented by somebody.
     *
     * @param active of the same kind
     */
    void demandGiving(ConsentCategory category, String patient, Collection<String> active, RequestDetails request) {
        if (category.ending() == Ending.BY_FORM && !active.isEmpty()) {
            throw refusals.conflict("closed-already", request);
        }
        if (category == ConsentCategory.INACTIVE_REPRESENTED && !isRepresented(patient, request)) {
            throw refusals.conflict("nobody-represents-you", request);
        }
    }

    /** The terms stand as long as somebody is, or is asked to be, her representative by them. */
    void demandWithdrawalOfTerms(String patient, RequestDetails request) {
        var today = LocalDate.now(clock);
        var given = mandates.given(patient).stream()
                .filter(power -> !power.mandate().hasRunOutBy(today))
                .toList();
        if (!given.isEmpty()) {
            throw standInTheWay(given, request);
        }
    }

    private BaseServerResponseException standInTheWay(List<KeptMandate> given, RequestDetails request) {
        var refusal = refusals.conflict("powers-of-attorney-active", request);
        var outcome = (OperationOutcome) refusal.getOperationOutcome();
        var first = outcome.getIssueFirstRep().copy();
        outcome.getIssue().clear();
        given.forEach(power -> outcome.addIssue(first.copy().setDiagnostics(named(power))));
        return refusal;
    }

    /** The power, and its holder as the giver wrote her. */
    private String named(KeptMandate power) {
        var holder = storage.getResourceDao(RelatedPerson.class)
                .read(new IdType("RelatedPerson", power.relatedPersonId()), new SystemRequestDetails());
        String consent = "Consent/" + power.consentId();
        return holder.hasName() ? consent + " (" + holder.getNameFirstRep().getNameAsSingleString() + ")" : consent;
    }

    private boolean isRepresented(String patient, RequestDetails request) {
        return mandates.representOn(patient, LocalDate.now(clock)) || hasGuardian(patient, request);
    }

    private boolean hasGuardian(String patient, RequestDetails request) {
        var number = database.sql("select value from samtykke.patient_identity where patient_id = ? and in_use")
                .param(patient)
                .query(String.class)
                .optional();
        try {
            return number.isPresent() && relations.hasGuardian(new NationalId(number.get()));
        } catch (RegisterUnavailable unavailable) {
            throw refusals.of(Reason.REGISTER_UNAVAILABLE, request, "");
        }
    }
}
