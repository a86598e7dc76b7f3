package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIds;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.springframework.stereotype.Component;

/** A search that names a patient must name the one in context; one that names another finds nothing. */
@Component
class WhoseSearch {

    private final PatientIdentities identities;
    private final NationalIds numbers;

    WhoseSearch(PatientIdentities identities, NationalIds numbers) {
        this.identities = identities;
        this.numbers = numbers;
    }

    boolean isHers(RequestDetails request, SearchQuestion question, CitizenApp app) {
        var names = List.of(
                app.subject(), "Patient/" + app.subject(), request.getFhirServerBase() + "/Patient/" + app.subject());
        return question.patients().stream()
                        .allMatch(value -> alternatives(value).anyMatch(names::contains))
                && question.identifiers().stream()
                        .allMatch(value -> alternatives(value).anyMatch(one -> isHerNumber(one, app)));
    }

    private static Stream<String> alternatives(String value) {
        return Arrays.stream(value.split(",", -1));
    }

    private boolean isHerNumber(String token, CitizenApp app) {
        int bar = token.indexOf('|');
        Optional<NationalId> number =
                bar < 0 ? Optional.empty() : numbers.take(token.substring(0, bar), token.substring(bar + 1));
        return number.flatMap(identities::patientOf)
                .filter(app.subject()::equals)
                .isPresent();
    }
}
