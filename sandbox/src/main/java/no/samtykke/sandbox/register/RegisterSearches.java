package no.samtykke.sandbox.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.register.RegisterResources.Found;

/** Finds people and relations, and puts them into searchset bundles. */
record RegisterSearches(PeopleFile file, RegisterResources resources) {

    ObjectNode patients(IdentifierToken token, boolean withRelations) {
        var people = file.read();
        var found = new ArrayList<Found>();
        people.findByNumber(token.system(), token.value()).ifPresent(person -> {
            found.add(Found.match(resources.patient(person)));
            if (withRelations) {
                people.relationsTo(person).stream()
                        .map(relation -> resources.relatedPerson(relation, people))
                        .forEach(resource -> found.add(Found.included(resource)));
            }
        });
        return resources.searchset(found);
    }

    ObjectNode relatedPersons(IdentifierToken token) {
        var people = file.read();
        List<Found> found = people.findByNumber(token.system(), token.value()).stream()
                .map(people::relationsFrom)
                .flatMap(List::stream)
                .map(relation -> Found.match(resources.relatedPerson(relation, people)))
                .toList();
        return resources.searchset(found);
    }
}
