package no.samtykke.fhirserver.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * One setting that is in force, as others are told of it: what, whose, since when, and nothing of who decided.
 *
 * @param controller number of its controller; null when it is this platform
 * @param decidedAt null for what was decided before that was kept
 */
record SettingRow(
        String consentId,
        String category,
        @Nullable String controller,
        @Nullable String policy,
        boolean permits,
        @Nullable Instant decidedAt,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    static SettingRow of(ResultSet row) throws SQLException {
        boolean isAnothers = ConsentCategory.of(row.getString("category"))
                .filter(ConsentCategory::isOfAnotherController)
                .isPresent();
        return new SettingRow(
                row.getString("consent_id"),
                row.getString("category"),
                isAnothers ? row.getString("organization") : null,
                row.getString("policy"),
                row.getBoolean("permits"),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }

    /** What an update of it must name: another Consent takes its place, so its id is its version. */
    String version() {
        return EntityTag.of(consentId);
    }

    void addTo(ParametersParameterComponent whole) {
        add(whole, "category", new CodeType(category));
        if (controller != null) {
            add(
                    whole,
                    "controller",
                    new Identifier().setSystem(ExchangeParameters.ORGANISATIONS).setValue(controller));
        }
        if (policy != null) {
            add(whole, "policy", new UriType(policy));
        }
        add(whole, "permits", new BooleanType(permits));
        if (decidedAt != null) {
            add(whole, "decided", new DateTimeType(decidedAt.toString()));
        }
        if (startsOn != null || endsOn != null) {
            add(whole, "period", period());
        }
        add(whole, "consent", new Reference("Consent/" + consentId));
        add(whole, "version", new StringType(version()));
    }

    private Period period() {
        var period = new Period();
        Optional.ofNullable(startsOn).ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
        Optional.ofNullable(endsOn).ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        return period;
    }

    private static void add(ParametersParameterComponent whole, String name, Type value) {
        whole.addPart().setName(name).setValue(value);
    }
}
