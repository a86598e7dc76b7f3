package no.samtykke.authserver.fhir;

import static no.samtykke.authserver.fhir.Parameters.patientId;
import static no.samtykke.authserver.fhir.Parameters.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.fhir.Represented.Limits;
import no.samtykke.authserver.session.NationalId;

/** Reads the answer to {@code $representations}. */
final class RepresentationsReader {

    private final JsonNode answer;
    private final FhirServerSilent unusable;

    /** @param unusable what is thrown when something that must be there is missing */
    RepresentationsReader(JsonNode answer, FhirServerSilent unusable) {
        this.answer = answer;
        this.unusable = unusable;
    }

    Representations read() {
        boolean answered =
                text(answer, "register", "valueCode").filter("answered"::equals).isPresent();
        var people = Parameters.all(answer, "representation")
                .map(this::represented)
                .flatMap(Optional::stream)
                .toList();
        return new Representations(answered ? people : List.of(), answered);
    }

    private Optional<Represented> represented(JsonNode part) {
        return Parameters.nationalId(part, "identifier").map(id -> represented(id, part));
    }

    private Represented represented(NationalId id, JsonNode part) {
        return new Represented(
                id,
                required(part, "name", "valueString"),
                LocalDate.parse(required(part, "birth-date", "valueDate")),
                required(part, "basis", "valueCode"),
                new Limits(
                        Parameters.isTrue(part, "reduced"),
                        Parameters.date(part, "until"),
                        Parameters.texts(part, "area", "valueCode")),
                Parameters.isTrue(part, "terms-accepted") ? patientId(part, "patient") : Optional.empty());
    }

    private String required(JsonNode part, String name, String type) {
        return text(part, name, type).orElseThrow(() -> unusable);
    }
}
