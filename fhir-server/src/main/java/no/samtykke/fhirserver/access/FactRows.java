package no.samtykke.fhirserver.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.Mandate;

/** Gathers the rows of {@link FactsReader#FACTS}, which holds four kinds in one shape. */
final class FactRows {

    private String sessionOf = "";
    private final Map<String, NationalId> identities = new HashMap<>();
    private final List<ConsentFact> consents = new ArrayList<>();
    private final List<Mandate> mandates = new ArrayList<>();

    void add(ResultSet row) throws SQLException {
        String patient = Optional.ofNullable(row.getString("patient_id")).orElse("");
        switch (row.getString("kind")) {
            case "session" -> sessionOf = patient;
            case "identity" -> identities.put(patient, new NationalId(row.getString("performer")));
            case "mandate" -> mandates.add(Mandate.of(row));
            default -> consents.add(ConsentFact.of(row));
        }
    }

    boolean isSessionOf(String patient) {
        return patient.equals(sessionOf);
    }

    Optional<NationalId> numberOf(String patient) {
        return Optional.ofNullable(identities.get(patient));
    }

    ConsentsInForce consentsOf(String patient, LocalDate on) {
        return ConsentsInForce.of(
                consents.stream()
                        .filter(fact -> fact.patientId().equals(patient))
                        .toList(),
                on);
    }

    /** The power of attorney from the patient in context to the person who acts. */
    Optional<Mandate> mandate(LocalDate on) {
        return mandates.stream().filter(mandate -> mandate.inForceOn(on)).findFirst();
    }
}
