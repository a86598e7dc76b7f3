package no.samtykke.fhirserver.mandate;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalIds;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;
import no.samtykke.fhirserver.representation.MandateReader;
import no.samtykke.fhirserver.representation.MandateReader.Days;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads the transaction by which a power of attorney is given: two creates, a RelatedPerson who is the holder and a
 * proposed Consent whose one actor is that RelatedPerson. Nothing of it is kept as it was sent.
 */
class SubmissionReader {

    private static final Set<String> ENVELOPE = Set.of("id", "meta", "language");
    private static final Set<String> HOLDER = with("patient", "identifier", "active", "name", "relationship");
    private static final Set<String> CONSENT =
            with("status", "scope", "category", "patient", "dateTime", "performer", "policy", "provision");
    private static final Set<String> PROVISION = Set.of("type", "period", "actor", "purpose");
    private static final Set<String> KINSHIP = Set.of(
            "http://hl7.no/fhir/CodeSystem/no-basis-family-relation",
            "http://terminology.hl7.org/CodeSystem/v3-RoleCode");
    private static final int LONGEST_NAME = 200;

    private final NationalIds numbers;
    private final String policy;

    SubmissionReader(NationalIds numbers, String policy) {
        this.numbers = numbers;
        this.policy = policy;
    }

    /**
     * @param giver logical id of the Patient who acts
     * @param today in Norway
     */
    Submission read(Bundle bundle, String giver, LocalDate today) {
        var holder = only(bundle, RelatedPerson.class);
        var given = only(bundle, Consent.class);
        if (bundle.getEntry().size() != 2 || holder.isEmpty() || given.isEmpty()) {
            throw MandateRefused.incomplete();
        }
        var related = (RelatedPerson) holder.get().getResource();
        var consent = (Consent) given.get().getResource();
        var faults = new Faults();
        List.of(holder.get(), given.get()).forEach(entry -> checkEntry(entry, faults));
        checkHolder(related, giver, faults);
        checkConsent(consent, giver, faults);
        checkActor(consent, holder.get().getFullUrl(), faults);
        var areas = areas(consent, faults);
        var days = days(consent, today, faults);
        faults.refuse();
        return new Submission(
                numbers.take(
                                related.getIdentifierFirstRep().getSystem(),
                                related.getIdentifierFirstRep().getValue())
                        .orElseThrow(MandateRefused::incomplete),
                related.getName().stream().findFirst(),
                related.getRelationship().stream().findFirst(),
                areas,
                days);
    }

    private static Optional<BundleEntryComponent> only(Bundle bundle, Class<? extends Resource> type) {
        var all = bundle.getEntry().stream()
                .filter(entry -> type.isInstance(entry.getResource()))
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static void checkEntry(BundleEntryComponent entry, Faults faults) {
        var request = entry.getRequest();
        faults.unless(
                request.getMethod() == Bundle.HTTPVerb.POST
                        && entry.getResource().fhirType().equals(request.getUrl())
                        && !request.hasIfNoneExist()
                        && !request.hasIfMatch(),
                "Bundle.entry.request",
                "must be a plain create: method POST, the type as url, no conditions");
    }

    private void checkHolder(RelatedPerson related, String giver, Faults faults) {
        faults.unlessOnly(HOLDER, related, "RelatedPerson");
        faults.unless(isPatient(related.getPatient(), giver), "RelatedPerson.patient", "must be the one who gives it");
        faults.unless(related.getActive(), "RelatedPerson.active", "must be true");
        boolean known = related.getIdentifier().size() == 1
                && numbers.take(
                                related.getIdentifierFirstRep().getSystem(),
                                related.getIdentifierFirstRep().getValue())
                        .isPresent();
        faults.unless(known, "RelatedPerson.identifier", "must be one fødselsnummer or D-number, with its system");
        String name = Optional.ofNullable(related.getNameFirstRep().getNameAsSingleString())
                .orElse("");
        faults.unless(
                related.getName().size() <= 1 && name.length() <= LONGEST_NAME && !NationalIdsInText.found(name),
                "RelatedPerson.name",
                "must be one at most, of at most " + LONGEST_NAME + " characters and no number");
        faults.unless(
                related.getRelationship().size() <= 1
                        && !related.getRelationshipFirstRep().hasText()
                        && related.getRelationship().stream()
                                .flatMap(concept -> concept.getCoding().stream())
                                .allMatch(coding -> KINSHIP.contains(coding.getSystem())),
                "RelatedPerson.relationship",
                "must be one at most, coded by kinship");
    }

    private void checkConsent(Consent consent, String giver, Faults faults) {
        faults.unlessOnly(CONSENT, consent, "Consent");
        faults.unlessOnly(PROVISION, consent.getProvision(), "Consent.provision");
        faults.unless(
                MandateReader.isMandate(consent) && consent.getCategory().size() == 1,
                "Consent.category",
                "must be proxy-mandate alone");
        faults.unless(consent.getStatus() == ConsentState.PROPOSED, "Consent.status", "must be proposed");
        faults.unless(
                "patient-privacy".equals(consent.getScope().getCodingFirstRep().getCode()),
                "Consent.scope",
                "must be patient-privacy");
        faults.unless(isPatient(consent.getPatient(), giver), "Consent.patient", "must be the one who gives it");
        faults.unless(
                consent.getPerformer().size() == 1 && isPatient(consent.getPerformerFirstRep(), giver),
                "Consent.performer",
                "must be the one who gives it, alone");
        faults.unless(
                consent.getPolicy().size() == 1
                        && policy.equals(consent.getPolicyFirstRep().getUri()),
                "Consent.policy",
                "must be the policy in force: " + policy);
        faults.unless(
                consent.getProvision().getType() == ConsentProvisionType.PERMIT,
                "Consent.provision.type",
                "must be permit");
    }

    private static void checkActor(Consent consent, String holder, Faults faults) {
        var actors = consent.getProvision().getActor();
        faults.unless(holder != null, "Bundle.entry.fullUrl", "must be there for the RelatedPerson");
        faults.unless(
                actors.size() == 1
                        && "IRCP"
                                .equals(actors.getFirst()
                                        .getRole()
                                        .getCodingFirstRep()
                                        .getCode())
                        && actors.getFirst().getReference().getReference() != null
                        && actors.getFirst().getReference().getReference().equals(holder),
                "Consent.provision.actor",
                "must be the RelatedPerson of the same transaction, by its fullUrl, with the role IRCP");
    }

    private static Set<ServiceArea> areas(Consent consent, Faults faults) {
        var purposes = consent.getProvision().getPurpose();
        var areas = purposes.stream()
                .filter(purpose -> ServiceArea.SYSTEM.equals(purpose.getSystem()))
                .map(Coding::getCode)
                .flatMap(code -> ServiceArea.of(String.valueOf(code)).stream())
                .collect(toUnmodifiableSet());
        faults.unless(
                !areas.isEmpty() && areas.size() == purposes.size(),
                "Consent.provision.purpose",
                "must be service areas, each once");
        return areas;
    }

    private static Days days(Consent consent, LocalDate today, Faults faults) {
        var days = MandateReader.days(consent.getProvision().getPeriod());
        faults.unless(days.isPresent(), "Consent.provision.period", "must be of whole days, in order");
        var last = days.map(Days::last);
        faults.unless(
                last.filter(day -> day.isBefore(today)).isEmpty(), "Consent.provision.period.end", "must not be past");
        return days.orElseGet(() -> new Days(null, null));
    }

    private static boolean isPatient(Reference reference, String patient) {
        return ("Patient/" + patient).equals(reference.getReference());
    }

    private static Set<String> with(String... elements) {
        var all = new HashSet<>(ENVELOPE);
        all.addAll(List.of(elements));
        return Set.copyOf(all);
    }
}
