package no.samtykke.fhirserver.representation;

import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.springframework.stereotype.Component;

/** The population register as a FHIR server: searches by POST, so that no number stands in an address. */
@Component
class FhirPopulationRegister implements PopulationRegister {

    private final RegisterConnection connection;
    private final AnswerReader answers;

    FhirPopulationRegister(RegisterConnection connection, AnswerReader answers) {
        this.connection = connection;
        this.answers = answers;
    }

    @Override
    public Optional<RegisteredPerson> find(NationalId id) throws RegisterUnavailable {
        return answers.person(id, connection.search("Patient", id, "_revinclude=RelatedPerson:patient"));
    }

    @Override
    public Set<NationalId> representedBy(NationalId id) throws RegisterUnavailable {
        return answers.represented(id, connection.search("RelatedPerson", id, ""));
    }
}
