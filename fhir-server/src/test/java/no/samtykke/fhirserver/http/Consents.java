package no.samtykke.fhirserver.http;

import java.time.LocalDate;
import no.samtykke.fhirserver.consent.ConsentCategory;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/** Consents as an app sends them. */
final class Consents {

    private Consents() {}

    /** Of the shape that is asked for, as far as the category is one of ours. */
    static Consent given(String category, String patient, String performer) {
        var consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.setScope(coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
        consent.addCategory(coded("https://samtykke.example/fhir/CodeSystem/consent-category", category));
        consent.setPatient(new Reference("Patient/" + patient));
        consent.addPerformer(new Reference("Patient/" + performer));
        ConsentCategory.of(category).ifPresent(known -> complete(consent, known));
        return consent;
    }

    private static void complete(Consent consent, ConsentCategory category) {
        consent.getProvision().setType(category.effect());
        if (category != ConsentCategory.PROXY_MANDATE) {
            consent.setDateTimeElement(new DateTimeType("2026-01-01"));
            consent.addOrganization(new Reference().setDisplay("Samtykke"));
            consent.setSource(new Reference().setDisplay("In an app"));
        }
        if (category == ConsentCategory.SUPPORT_ACCESS) {
            consent.getProvision()
                    .getPeriod()
                    .setEndElement(new DateTimeType(
                            LocalDate.now(RunningServer.ONE.clock()).plusDays(2).toString()));
        }
        if (category.isOfAnotherController()) {
            consent.getOrganizationFirstRep()
                    .getIdentifier()
                    .setSystem("urn:oid:2.16.578.1.12.4.1.4.101")
                    .setValue("974761467");
        }
        consent.addPolicy()
                .setUri(
                        category == ConsentCategory.PLATFORM_TERMS
                                ? People.TERMS
                                : "https://samtykke.example/policy/" + category.code() + "/2026-11-01");
    }

    static Consent appAccess(String patient, String performer) {
        var consent = given("app-access", patient, performer);
        var app = new Reference().setDisplay("Mine");
        app.getIdentifier()
                .setSystem("https://samtykke.example/fhir/NamingSystem/client-id")
                .setValue("my-app");
        consent.getProvision().addActor().setReference(app).setRole(coded("http://x.example", "IRCP"));
        return consent;
    }

    private static CodeableConcept coded(String system, String code) {
        var concept = new CodeableConcept();
        concept.addCoding().setSystem(system).setCode(code);
        return concept;
    }
}
