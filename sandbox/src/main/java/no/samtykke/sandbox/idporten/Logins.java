package no.samtykke.sandbox.idporten;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.people.Person;
import no.samtykke.sandbox.people.SpecialLogins;

/** Everybody the log-in page offers: the people, those with a number that was replaced, and the cases nobody is. */
record Logins(PeopleFile file) {

    List<Login> all() {
        People people = file.read();
        var logins = new ArrayList<Login>();
        people.people().forEach(person -> logins.add(of(person)));
        SpecialLogins.of(people).stream().map(Logins::special).forEach(logins::add);
        return logins;
    }

    Optional<Login> find(String value) {
        return all().stream().filter(login -> login.value().equals(value)).findFirst();
    }

    /** The headings of the page, in the order in which their first person comes. */
    static List<String> groups(List<Login> logins) {
        return logins.stream().map(Login::group).distinct().toList();
    }

    private static Login of(Person person) {
        return new Login(person.id(), person.name(), person.group(), person.goodFor(), person.pid());
    }

    private static Login special(SpecialLogins.SpecialLogin login) {
        return new Login(login.value(), login.name(), "What must be refused", login.goodFor(), login.pid());
    }
}
