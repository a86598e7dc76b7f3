package no.samtykke.fhirserver.consent;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;

/** Consents as they are given: well shaped, so that each test shows only what differs. */
final class Given {

    static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

    private Given() {}

    static Consent terms(ConsentLevel level) {
        return stored(ConsentResources.platformTerms(patient("ola"), patient("kari"), level, "terms-1", AT));
    }

    static Consent appAccess() {
        return stored(ConsentResources.appAccess(
                patient("ola"),
                patient("kari"),
                new ConsentResources.App("app-1", "An app", "A controller"),
                List.of("patient/Observation.rs", "offline_access"),
                "app-access-1",
                AT));
    }

    static Consent of(ConsentCategory category) {
        return stored(ConsentResources.of(category, patient("ola"), patient("kari"), "policy-1", AT));
    }

    /** One that a research project is the controller of. */
    static Consent ofResearch() {
        var consent = of(ConsentCategory.RESEARCH_CONSENT);
        consent.addOrganization()
                .getIdentifier()
                .setSystem(ConsentResources.ORGANIZATION_SYSTEM)
                .setValue("983971636");
        return consent;
    }

    private static Consent stored(Consent consent) {
        consent.setId("Consent/c1/_history/1");
        return consent;
    }

    private static Reference patient(String id) {
        return new Reference("Patient/" + id);
    }
}
