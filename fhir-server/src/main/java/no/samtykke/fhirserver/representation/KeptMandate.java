package no.samtykke.fhirserver.representation;

import java.sql.ResultSet;
import java.sql.SQLException;
import no.samtykke.fhirserver.nationalid.NationalId;

/**
 * A power of attorney that is proposed, or accepted and not ended.
 *
 * @param relatedPersonId logical id of the RelatedPerson that names the holder to the giver
 * @param accepted by the holder; until then it gives nothing
 */
public record KeptMandate(Mandate mandate, String relatedPersonId, NationalId holder, boolean accepted) {

    /** Reads the columns of {@code samtykke.mandate}. */
    static KeptMandate of(ResultSet row) throws SQLException {
        return new KeptMandate(
                Mandate.of(row),
                row.getString("related_person_id"),
                new NationalId(row.getString("holder_value")),
                row.getBoolean("accepted"));
    }

    public String consentId() {
        return mandate.consentId();
    }

    @Override
    public String toString() {
        return "KeptMandate " + consentId();
    }
}
