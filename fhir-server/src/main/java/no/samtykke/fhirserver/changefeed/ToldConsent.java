package no.samtykke.fhirserver.changefeed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A Consent as an organisation is told of it, by the profile {@code samtykke-consent-told}: what was decided, for whom,
 * from which day to which; not who decided nor by which document. Of one that counts no more it is told that, and what
 * it was about.
 *
 * @param patientId logical id
 * @param kind for which an organisation must have been granted to hear of it
 * @param counts whether it is active
 * @param endsOn last day in force; unlimited when null
 * @param consent her number is in it, so it goes in bodies only
 */
public record ToldConsent(
        String patientId,
        SettingKind kind,
        boolean counts,
        @Nullable LocalDate endsOn,
        Consent consent) {

    private static final String PROFILE = "https://samtykke.example/fhir/StructureDefinition/samtykke-consent-told";

    /** Empty for a kind that nobody can be granted. */
    static Optional<ToldConsent> of(ResultSet row) throws SQLException {
        var category = ConsentCategory.of(row.getString("category"));
        if (category.isEmpty()) {
            return Optional.empty();
        }
        var controller = Optional.ofNullable(row.getString("controller"))
                .filter(_ -> category.get().isOfAnotherController());
        var kind = new SettingKind(category.get(), controller);
        return kind.exists()
                ? Optional.of(new ToldConsent(
                        Objects.requireNonNull(row.getString("patient_id")),
                        kind,
                        row.getBoolean("counts"),
                        row.getObject("ends_on", LocalDate.class),
                        consent(row, kind)))
                : Optional.empty();
    }

    /** Whether it is active, and has not passed its last day; one that begins later counts. */
    public boolean countsOn(LocalDate day) {
        return counts && (endsOn == null || !day.isAfter(endsOn));
    }

    private static Consent consent(ResultSet row, SettingKind kind) throws SQLException {
        var consent = new Consent();
        consent.setId(row.getString("consent_id"));
        consent.getMeta().addProfile(PROFILE);
        if (row.getString("res_ver") != null) {
            consent.getMeta().setVersionId(row.getString("res_ver")).setLastUpdated(row.getTimestamp("res_updated"));
        }
        consent.setStatus(row.getBoolean("counts") ? ConsentState.ACTIVE : ConsentState.INACTIVE);
        consent.getScope()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
                .setCode("patient-privacy");
        consent.addCategory(kind.category().concept());
        if (row.getString("level") != null) {
            consent.addCategory().addCoding().setSystem(ConsentLevel.SYSTEM).setCode(row.getString("level"));
        }
        consent.setPatient(patient(row));
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        if (decidedAt != null) {
            consent.setDateTimeElement(new DateTimeType(decidedAt.toInstant().toString()));
        }
        consent.addOrganization(controller(kind));
        consent.addPolicy().setUri(row.getString("policy"));
        provision(consent.getProvision(), row, kind);
        return consent;
    }

    private static Reference patient(ResultSet row) throws SQLException {
        var number = new NationalId(row.getString("number"));
        var patient = new Reference("Patient/" + row.getString("patient_id"));
        patient.getIdentifier().setSystem(number.system()).setValue(number.value());
        return patient;
    }

    private static Reference controller(SettingKind kind) {
        var controller = new Reference();
        kind.controller()
                .ifPresentOrElse(
                        number -> controller
                                .getIdentifier()
                                .setSystem(ConsentResources.ORGANIZATION_SYSTEM)
                                .setValue(number),
                        () -> controller.setDisplay("Samtykke"));
        return controller;
    }

    private static void provision(Consent.ProvisionComponent provision, ResultSet row, SettingKind kind)
            throws SQLException {
        boolean isSaidNow = row.getBoolean("counts");
        provision.setType(
                isSaidNow ? type(row.getBoolean("permits")) : kind.category().effect());
        var startsOn = row.getObject("starts_on", LocalDate.class);
        var endsOn = row.getObject("ends_on", LocalDate.class);
        if (startsOn != null) {
            provision.getPeriod().setStartElement(new DateTimeType(startsOn.toString()));
        }
        if (endsOn != null) {
            provision.getPeriod().setEndElement(new DateTimeType(endsOn.toString()));
        }
    }

    private static ConsentProvisionType type(boolean permits) {
        return permits ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY;
    }
}
