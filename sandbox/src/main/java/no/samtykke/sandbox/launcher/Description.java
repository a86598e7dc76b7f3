package no.samtykke.sandbox.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samtykke.sandbox.people.FormerPid;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.Person;
import no.samtykke.sandbox.people.SpecialLogins;
import no.samtykke.sandbox.people.SpecialLogins.SpecialLogin;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code sandbox.json}: all that a test kit has to know of a running sandbox. A promise to test kits:
 * elements may be added, none is renamed or taken away.
 *
 * @param sources those who have something of people, with their doors for tests under {@code /admin} of the same server
 * @param hospitals those who keep settings in step with fhir-server, as clients of the same ids
 * @param specialLogins values of {@code person} on the log-in page that are no person of their own
 */
record Description(
        LocalDate generatedOn,
        Map<String, String> baseUrls,
        List<Someone> people,
        List<Client> clients,
        List<SpecialLogin> specialLogins,
        List<SourceList.Known> sources,
        List<Hospitals.Known> hospitals,
        Registration registration) {

    /**
     * How an app of one's own is registered (RFC 7591).
     *
     * @param initialAccessToken to be sent as bearer token
     * @param scopes the most that it may be given
     */
    record Registration(String endpoint, String initialAccessToken, List<String> scopes) {

        static Registration at(Addresses addresses, Secrets secrets) {
            return new Registration(
                    addresses.authServer() + "/register",
                    secrets.password(Configuration.INITIAL_ACCESS_TOKEN),
                    Clients.CITIZEN_SCOPES);
        }
    }

    /** A person, without what only the register knows. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Someone(
            String id,
            String name,
            String pid,
            List<String> formerPids,
            LocalDate birthDate,
            @Nullable LocalDate deathDate,
            String gender,
            List<RelationTo> relations,
            String goodFor) {}

    /** What the person is to {@code to}. */
    record RelationTo(String to, String kind, boolean sharesAddress) {}

    static Description of(People people, List<Client> clients, Addresses addresses, Secrets secrets) {
        var urls = Map.of(
                "fhir", addresses.fhir(),
                "authServer", addresses.authServer(),
                "idPorten", addresses.idPorten(),
                "populationRegister", addresses.register(),
                "exampleApp", addresses.exampleApp());
        var everybody =
                people.people().stream().map(person -> someone(person, people)).toList();
        return new Description(
                people.generatedOn(),
                urls,
                everybody,
                clients,
                SpecialLogins.of(people),
                SourceList.known(addresses),
                Hospitals.known(addresses),
                Registration.at(addresses, secrets));
    }

    private static Someone someone(Person person, People people) {
        return new Someone(
                person.id(),
                person.name(),
                person.pid(),
                person.formerPids().stream().map(FormerPid::pid).toList(),
                person.birthDate(),
                person.diedOn(),
                person.sex().code(),
                relations(person, people),
                person.goodFor());
    }

    private static List<RelationTo> relations(Person person, People people) {
        var asHolder = people.relationsFrom(person).stream()
                .map(relation -> new RelationTo(
                        relation.to(), relation.kind().holder(), people.shareAddress(relation.to(), person.id())));
        var asSubject = people.relationsTo(person).stream()
                .map(relation -> new RelationTo(
                        relation.from(), relation.kind().subject(), people.shareAddress(relation.from(), person.id())));
        return Stream.concat(asHolder, asSubject).toList();
    }
}
