package no.samtykke.fhirserver.changefeed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * One change, and what the setting says now, not then: whoever follows comes to what is true.
 *
 * @param patientId logical id; empty once she is erased
 * @param number of hers that is in use; empty once she is erased
 * @param now what the Consent says while it counts; empty when it does not any more
 */
public record Change(
        long position,
        Optional<String> patientId,
        Optional<NationalId> number,
        String consentId,
        String category,
        @Nullable String controller,
        @Nullable String policy,
        What what,
        Instant recordedAt,
        Optional<Said> now) {

    /** What a Consent says, on which days. */
    public record Said(
            boolean permits,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn) {}

    static Change of(ResultSet row) throws SQLException {
        Boolean permits = row.getObject("permits", Boolean.class);
        return new Change(
                row.getLong("position"),
                Optional.ofNullable(row.getString("patient_id")),
                Optional.ofNullable(row.getString("number")).map(NationalId::new),
                row.getString("consent_id"),
                row.getString("category"),
                row.getString("controller"),
                row.getString("policy"),
                What.of(row.getString("what")),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                        .toInstant(),
                permits == null
                        ? Optional.empty()
                        : Optional.of(new Said(
                                permits,
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class))));
    }

    /** As it is told; her number is in it, so it goes in bodies only. */
    public void addTo(ParametersParameterComponent whole) {
        add(whole, "what", new CodeType(what.code()));
        add(whole, "recorded", new InstantType(recordedAt.toString()));
        number.ifPresent(hers -> add(whole, "person", identifier(hers.system(), hers.value())));
        add(whole, "category", new CodeType(category));
        if (controller != null) {
            add(whole, "controller", identifier(ConsentResources.ORGANIZATION_SYSTEM, controller));
        }
        if (policy != null) {
            add(whole, "policy", new UriType(policy));
        }
        add(whole, "consent", new Reference("Consent/" + consentId));
        now.ifPresent(said -> {
            add(whole, "permits", new BooleanType(said.permits()));
            if (said.startsOn() != null || said.endsOn() != null) {
                add(whole, "period", period(said));
            }
        });
    }

    private static Period period(Said said) {
        var period = new Period();
        Optional.ofNullable(said.startsOn()).ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
        Optional.ofNullable(said.endsOn()).ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        return period;
    }

    private static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    private static void add(ParametersParameterComponent whole, String name, Type value) {
        whole.addPart().setName(name).setValue(value);
    }
}
