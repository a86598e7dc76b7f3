package no.samtykke.fhirserver.consent;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * How a Consent is read. Only an active one is a fact. One that is active but not of the shape of IHE PCF that we know
 * (one category of ours, a patient, one performer, a policy, a provision with a type and nothing nested) is read as a
 * refusal, since to guess would be to decide for her.
 */
public final class ConsentReader {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private ConsentReader() {}

    /** The fact that a Consent makes; empty for one that is not active, or that is about no patient. */
    public static Optional<ConsentFact> read(Consent consent) {
        if (consent.getStatus() != Consent.ConsentState.ACTIVE) {
            return Optional.empty();
        }
        String patient = patientId(consent.getPatient());
        if (patient == null) {
            return Optional.empty();
        }
        return Optional.of(ConsentCategory.of(consent)
                .filter(category -> isWellShaped(consent, category))
                .map(category -> fact(consent, patient, category))
                .orElseGet(() -> ConsentFact.unreadable(id(consent), patient)));
    }

    private static String id(Consent consent) {
        return Optional.ofNullable(consent.getIdElement().getIdPart()).orElse("");
    }

    private static boolean isWellShaped(Consent consent, ConsentCategory category) {
        var provision = consent.getProvision();
        boolean base = consent.getPerformer().size() == 1
                && isSomebody(consent.getPerformerFirstRep(), category)
                && consent.getPolicy().size() == 1
                && consent.getPolicyFirstRep().hasUri()
                && provision.getType() != null
                && !provision.hasProvision();
        return base
                && (category != ConsentCategory.APP_ACCESS || clientId(provision) != null)
                && (!category.isOfAnotherController() || organization(consent) != null);
    }

    /** Who decided and was erased has still decided; but an app is approved by somebody who is here. */
    private static boolean isSomebody(Reference performer, ConsentCategory category) {
        return patientId(performer) != null
                || (category != ConsentCategory.APP_ACCESS && ErasedPerson.standsIn(performer));
    }

    private static ConsentFact fact(Consent consent, String patient, ConsentCategory category) {
        var provision = consent.getProvision();
        return new ConsentFact(
                id(consent),
                patient,
                category.code(),
                provision.getType() == Consent.ConsentProvisionType.PERMIT,
                true,
                patientId(consent.getPerformerFirstRep()),
                clientId(provision),
                clientName(provision),
                scopes(provision),
                consent.getPolicyFirstRep().getUri(),
                category == ConsentCategory.PLATFORM_TERMS ? level(consent) : null,
                organization(consent),
                day(provision.getPeriod().getStart()),
                day(provision.getPeriod().getEnd()));
    }

    /** An acceptance that names no level opens the least. */
    private static ConsentLevel level(Consent consent) {
        var levels = consent.getCategory().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> ConsentLevel.SYSTEM.equals(coding.getSystem()))
                .map(Coding::getCode)
                .distinct()
                .toList();
        return levels.size() == 1 ? ConsentLevel.of(levels.getFirst()).orElse(ConsentLevel.BASIC) : ConsentLevel.BASIC;
    }

    private static @Nullable String organization(Consent consent) {
        return consent.getOrganization().stream()
                .map(Reference::getIdentifier)
                .filter(identifier -> ConsentResources.ORGANIZATION_SYSTEM.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String clientId(Consent.ProvisionComponent provision) {
        return client(provision).map(app -> app.getIdentifier().getValue()).orElse(null);
    }

    private static @Nullable String clientName(Consent.ProvisionComponent provision) {
        return client(provision).map(Reference::getDisplay).orElse(null);
    }

    private static Optional<Reference> client(Consent.ProvisionComponent provision) {
        return provision.getActor().stream()
                .map(Consent.provisionActorComponent::getReference)
                .filter(app -> ConsentResources.CLIENT_SYSTEM.equals(
                        app.getIdentifier().getSystem()))
                .findFirst();
    }

    private static @Nullable String scopes(Consent.ProvisionComponent provision) {
        var scopes = provision.getCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> ConsentResources.SCOPE_SYSTEM.equals(coding.getSystem()))
                .map(Coding::getCode)
                .collect(Collectors.joining(" "));
        return scopes.isEmpty() ? null : scopes;
    }

    private static @Nullable String patientId(Reference reference) {
        var id = reference.getReferenceElement();
        return "Patient".equals(id.getResourceType()) ? id.getIdPart() : null;
    }

    private static @Nullable LocalDate day(@Nullable Date moment) {
        return moment == null ? null : moment.toInstant().atZone(NORWAY).toLocalDate();
    }
}
