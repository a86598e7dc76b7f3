package no.samtykke.authserver.fhir;

import static no.samtykke.authserver.fhir.Parameters.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The powers of attorney that a person gave and received, as long as they are proposed or accepted. */
@Component
public class PowersOfAttorney {

    private final Operations operations;

    PowersOfAttorney(Operations operations) {
        this.operations = operations;
    }

    /**
     * One of them.
     *
     * @param id of its Consent
     * @param given whether she gave it; else she received it
     * @param accepted whether the holder has said yes
     * @param name of the other, as far as she may know it today
     * @param number of the holder with all but the birth date covered; only of one that she gave
     * @param areas codes of the fhir-server's code system {@code service-area}
     * @param until its last day; empty when it has none
     */
    public record Power(
            String id,
            boolean given,
            boolean accepted,
            Optional<String> name,
            Optional<String> number,
            List<String> areas,
            Optional<LocalDate> until) {}

    /** What one of the two may do with it. */
    public enum Step {
        ACCEPT("$accept-mandate"),
        DECLINE("$decline-mandate"),
        END("$end-mandate");

        private final String operation;

        Step(String operation) {
            this.operation = operation;
        }
    }

    /** @param actor id of her own Patient */
    public List<Power> of(String actor, UUID sid) {
        var answer = operations.call("$mandates", asked(actor, sid));
        return Stream.of("received", "given")
                .flatMap(side -> Parameters.all(answer, side).map(part -> power(part, side.equals("given"))))
                .toList();
    }

    /** @throws Refused when it is not hers to take that step, or the power is not what it was */
    public void take(Step step, String power, String actor, UUID sid) {
        operations.call(step.operation, asked(actor, sid).withReference("mandate", "Consent", power));
    }

    private static Parameters asked(String actor, UUID sid) {
        return Parameters.empty().withReference("actor", actor).with("sid", "valueString", sid.toString());
    }

    private Power power(JsonNode part, boolean given) {
        return new Power(
                Parameters.reference(part, "mandate", "Consent").orElseThrow(() -> operations.unusable("$mandates")),
                given,
                text(part, "status", "valueCode").filter("active"::equals).isPresent(),
                text(part, "name", "valueString"),
                text(part, "number", "valueString"),
                Parameters.texts(part, "area", "valueCode"),
                Parameters.lastDay(part, "period"));
    }
}
