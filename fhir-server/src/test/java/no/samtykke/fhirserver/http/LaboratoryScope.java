package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.fhirserver.access.AccessCase;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Observation;

/** A scope narrowed to laboratory results, and entries inside and outside it. */
final class LaboratoryScope {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String LABORATORY = "category=" + AccessCase.CATEGORIES + "%7Claboratory";

    private LaboratoryScope() {}

    /** A token of hers that is narrowed so, though she has approved all. */
    static String tokenOf(Citizen citizen) {
        assertThat(SERVER.post(
                                "/Consent",
                                People.approvedToken(citizen, "patient/*.cruds"),
                                Cast.consent("health-archive", citizen.patient(), citizen.patient()))
                        .status())
                .isEqualTo(201);
        return People.token(citizen, citizen.patient(), "patient/Observation.cruds?" + LABORATORY);
    }

    /** The logical ids in the answer to a search. */
    static List<String> found(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.entries().stream()
                .map(entry -> entry.getIdElement().getIdPart())
                .toList();
    }

    static Observation in(String category, String patient) {
        return (Observation) Clinical.in(category, Clinical.resource("Observation", patient));
    }
}
