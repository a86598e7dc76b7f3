package no.samtykke.fhirserver.representation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Reads the register's Bundles, and takes nothing on trust: an answer with more than one person, about somebody else,
 * or with more pages is as good as none.
 */
@Component
class AnswerReader {

    private final PersonReader people;
    private final RelatedReader relations;
    private final Identifiers identifiers;

    AnswerReader(PersonReader people, RelatedReader relations, Identifiers identifiers) {
        this.people = people;
        this.relations = relations;
        this.identifiers = identifiers;
    }

    Optional<RegisteredPerson> person(NationalId asked, Bundle answer) throws RegisterUnavailable {
        var patients = resources(answer, Patient.class);
        var related = resources(answer, RelatedPerson.class);
        if (patients.isEmpty() && related.isEmpty()) {
            return Optional.empty();
        }
        check(patients.size() == 1, "not one person, but " + patients.size());
        var patient = patients.getFirst();
        for (RelatedPerson one : related) {
            check(
                    identifiers.pointsTo(one.getPatient(), patient),
                    "a relation to another person than the one asked for");
        }
        return Optional.of(people.read(asked, patient, relations.readAll(related)));
    }

    Set<NationalId> represented(NationalId asked, Bundle answer) throws RegisterUnavailable {
        var represented = new LinkedHashSet<NationalId>();
        for (RelatedPerson one : resources(answer, RelatedPerson.class)) {
            check(
                    identifiers.taken(one.getIdentifier()).contains(asked),
                    "a relation of another person than asked for");
            if (!relations.readAll(List.of(one)).isEmpty()) {
                represented.add(identifiers
                        .taken(one.getPatient().getIdentifier())
                        .orElseThrow(() -> new RegisterUnavailable("a relation to a person without a number")));
            }
        }
        return represented;
    }

    /** Anything but Patient and RelatedPerson, such as an OperationOutcome, means that the answer may not be whole. */
    private static <R extends Resource> List<R> resources(Bundle answer, Class<R> type) throws RegisterUnavailable {
        check(answer.getType() == Bundle.BundleType.SEARCHSET, "a Bundle that is no searchset");
        check(answer.getLink(Bundle.LINK_NEXT) == null, "an answer with more pages");
        var all = answer.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
        for (Resource one : all) {
            check(one instanceof Patient || one instanceof RelatedPerson, "an answer with other things than people");
        }
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void check(boolean holds, String otherwise) throws RegisterUnavailable {
        if (!holds) {
            throw new RegisterUnavailable(otherwise);
        }
    }
}
