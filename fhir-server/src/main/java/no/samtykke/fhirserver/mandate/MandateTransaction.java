package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Clock;
import java.time.LocalDate;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentPolicies;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalIds;
import no.samtykke.fhirserver.validation.ValidationDoor;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * The one transaction that an app may send: a power of attorney is given, by a RelatedPerson and a Consent that are
 * stored together or not at all. Whether the app may is for {@code access} to say, and was said.
 */
@Component
public class MandateTransaction {

    private final SubmissionReader reader;
    private final GiverCheck giverCheck;
    private final MandateGiving giving;
    private final PatientIdentities identities;
    private final Actors actors;
    private final RefusedMandates refused;
    private final ValidationDoor validity;
    private final Clock clock;
    private final String policy;

    MandateTransaction(
            NationalIds numbers,
            ConsentPolicies policies,
            GiverCheck giverCheck,
            MandateGiving giving,
            PatientIdentities identities,
            Actors actors,
            RefusedMandates refused,
            ValidationDoor validity,
            Clock clock) {
        this.policy = policies.inForce(ConsentCategory.PROXY_MANDATE).orElseThrow();
        this.reader = new SubmissionReader(numbers, policy);
        this.giverCheck = giverCheck;
        this.giving = giving;
        this.identities = identities;
        this.actors = actors;
        this.refused = refused;
        this.validity = validity;
        this.clock = clock;
    }

    /** Answers where the two are, in the order of the entries. */
    public Bundle give(Bundle bundle, RequestDetails request) {
        return refused.telling(request, () -> answer(bundle, give(bundle, actors.byApp(request), request)));
    }

    private MandateStore.Stored give(Bundle bundle, Actor giver, RequestDetails request) {
        var submission = reader.read(bundle, giver.patientId(), LocalDate.now(clock));
        if (identities
                .patientOf(submission.holder())
                .filter(giver.patientId()::equals)
                .isPresent()) {
            throw new UnprocessableEntityException("RelatedPerson.identifier must be another than the giver");
        }
        giverCheck.demand(giver.patientId());
        validity.demandValid(MandateResources.holder(submission, giver.reference()), request);
        return giving.give(submission, giver, policy);
    }

    private static Bundle answer(Bundle sent, MandateStore.Stored stored) {
        var answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        for (var entry : sent.getEntry()) {
            String type = entry.getResource().fhirType();
            String id = type.equals("Consent") ? stored.consentId() : stored.relatedPersonId();
            answer.addEntry().getResponse().setStatus("201 Created").setLocation(type + "/" + id + "/_history/1");
        }
        return answer;
    }
}
