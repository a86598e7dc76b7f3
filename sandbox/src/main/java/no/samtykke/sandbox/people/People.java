package no.samtykke.sandbox.people;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Everybody in the sandbox and what they are to each other; the content of {@code people.json}.
 *
 * @param generatedOn the day, in Norway, that ages and birthdays are counted from
 */
public record People(LocalDate generatedOn, List<Person> people, List<Relation> relations) {

    public People {
        var ids = new HashSet<String>();
        people.forEach(person -> {
            if (!ids.add(person.id())) {
                throw new IllegalArgumentException("two people have the id " + person.id());
            }
        });
        relations.forEach(relation -> {
            if (!ids.contains(relation.from()) || !ids.contains(relation.to())) {
                throw new IllegalArgumentException("a relation names somebody who is not among the people");
            }
        });
    }

    public Person byId(String id) {
        return findById(id).orElseThrow(() -> new IllegalArgumentException("nobody has the id " + id));
    }

    public Optional<Person> findById(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** Finds by the number in use and by those it replaced, as the register does. */
    public Optional<Person> findByNumber(String system, String number) {
        return people.stream()
                .filter(person -> person.hasNumber(number))
                .filter(person -> NationalId.system(number).equals(system))
                .findFirst();
    }

    /** Those who are something to {@code person}: parents, guardians. */
    public List<Relation> relationsTo(Person person) {
        return relations.stream()
                .filter(relation -> relation.to().equals(person.id()))
                .toList();
    }

    /** Those whom {@code person} is something to: children, wards. */
    public List<Relation> relationsFrom(Person person) {
        return relations.stream()
                .filter(relation -> relation.from().equals(person.id()))
                .toList();
    }

    public boolean shareAddress(String one, String other) {
        return byId(one).sharesAddressWith(byId(other));
    }
}
