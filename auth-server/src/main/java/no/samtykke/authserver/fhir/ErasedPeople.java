package no.samtykke.authserver.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** People whom the fhir-server has erased and whom we have not confirmed to have forgotten. */
@Component
public class ErasedPeople {

    private static final String OPERATION = "$erased-people";

    private final Operations operations;

    ErasedPeople(Operations operations) {
        this.operations = operations;
    }

    /**
     * @param number in the order in which they were erased
     * @param patient what her Patient was called
     */
    public record Person(int number, String patient) {}

    public List<Person> untold() {
        return read(operations.call(OPERATION, Parameters.empty()));
    }

    /**
     * All up to that number are forgotten here.
     *
     * @return those who come next
     */
    public List<Person> confirm(int number) {
        return read(operations.call(OPERATION, Parameters.empty().with("after", number)));
    }

    private List<Person> read(JsonNode answer) {
        return Parameters.all(answer, "person").map(this::person).toList();
    }

    private Person person(JsonNode told) {
        int number = Parameters.all(told, "number")
                .map(part -> part.path("valueInteger"))
                .filter(JsonNode::isInt)
                .map(JsonNode::asInt)
                .findFirst()
                .orElseThrow(() -> operations.unusable(OPERATION));
        Optional<String> patient = Parameters.text(told, "patient", "valueId");
        return new Person(number, patient.orElseThrow(() -> operations.unusable(OPERATION)));
    }
}
