package no.samtykke.fhirserver.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one active Consent says.
 *
 * @param id logical id of the Consent; empty for one that is not stored yet
 * @param patientId logical id of the Patient whose data it is about
 * @param category code in our system; {@code unreadable} when none could be read
 * @param readable false when the Consent is active but not understood: it counts as a refusal
 * @param performer logical id of the Patient resource of the person who gave it
 * @param clientId the app it is about, for {@link ConsentCategory#APP_ACCESS}
 * @param clientName its name, as she was shown
 * @param scope the scopes approved, parted by spaces, for {@link ConsentCategory#APP_ACCESS}
 * @param level what she opened, for {@link ConsentCategory#PLATFORM_TERMS}
 * @param organization number of the controller, where it is another than this platform
 * @param startsOn first day in force, in Norwegian time; unlimited when null
 * @param endsOn last day in force; unlimited when null
 */
public record ConsentFact(
        String id,
        String patientId,
        String category,
        boolean permits,
        boolean readable,
        @Nullable String performer,
        @Nullable String clientId,
        @Nullable String clientName,
        @Nullable String scope,
        @Nullable String policy,
        @Nullable ConsentLevel level,
        @Nullable String organization,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    public static final String UNREADABLE = "unreadable";

    /** Reads the columns of {@code samtykke.consent_fact}. */
    public static ConsentFact of(ResultSet row) throws SQLException {
        return new ConsentFact(
                row.getString("consent_id"),
                row.getString("patient_id"),
                row.getString("category"),
                row.getBoolean("permits"),
                row.getBoolean("readable"),
                row.getString("performer"),
                row.getString("client_id"),
                row.getString("client_name"),
                row.getString("scope"),
                row.getString("policy"),
                Optional.ofNullable(row.getString("level"))
                        .flatMap(ConsentLevel::of)
                        .orElse(null),
                row.getString("organization"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }

    static ConsentFact unreadable(String id, String patientId) {
        return new ConsentFact(
                id, patientId, UNREADABLE, false, false, null, null, null, null, null, null, null, null, null);
    }

    public boolean inForceOn(LocalDate day) {
        return (startsOn == null || !day.isBefore(startsOn)) && (endsOn == null || !day.isAfter(endsOn));
    }

    public boolean permits(ConsentCategory wanted) {
        return readable && permits && category.equals(wanted.code());
    }

    public boolean closes(ConsentCategory wanted) {
        return readable && !permits && category.equals(wanted.code());
    }
}
