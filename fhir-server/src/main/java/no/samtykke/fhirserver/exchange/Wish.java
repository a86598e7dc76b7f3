package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a controller says that a person decided elsewhere.
 *
 * @param active whether she gave it, or took it back
 * @param decided when she did
 * @param source where it is written down, at the controller
 * @param replaces id of the Consent that it takes the place of, or ends; empty when there is to be none
 */
record Wish(
        NationalId person,
        SettingKind kind,
        String policy,
        boolean active,
        Instant decided,
        Reference source,
        Optional<String> replaces) {

    /** The Consent that is stored for it, in the shape of one that she gives herself. */
    Consent consent(String patientId) {
        var patient = new Reference("Patient/" + patientId);
        var consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.getScope()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
                .setCode("patient-privacy");
        consent.addCategory(kind.category().concept());
        consent.setPatient(patient);
        // To the millisecond, or two decisions of one second could not be told apart once they are stored.
        consent.setDateTimeElement(
                new DateTimeType(Date.from(decided), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone("UTC")));
        consent.addPerformer(patient.copy());
        consent.addOrganization()
                .getIdentifier()
                .setSystem(ExchangeParameters.ORGANISATIONS)
                .setValue(kind.controller().orElseThrow());
        consent.setSource(source.copy());
        consent.addPolicy().setUri(policy);
        consent.getProvision().setType(kind.category().effect());
        return consent;
    }
}
