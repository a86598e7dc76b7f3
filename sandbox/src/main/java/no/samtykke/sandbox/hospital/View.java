package no.samtykke.sandbox.hospital;

import java.util.List;
import java.util.Optional;
import no.samtykke.sandbox.hospital.Bringing.Paper;
import no.samtykke.sandbox.hospital.Deciding.Decided;
import no.samtykke.sandbox.hospital.Export.Compared;
import no.samtykke.sandbox.hospital.HospitalRegister.Disagreement;
import no.samtykke.sandbox.loopback.Markup;
import no.samtykke.sandbox.people.Person;

/**
 * What the page shows.
 *
 * @param open whether pushes are taken
 * @param waiting how much is on its way to fhir-server
 * @param problem why it does not come through; blank when it does
 * @param papers what may be registered
 * @param decided what was just asked
 * @param compared what was just held against the files of fhir-server
 */
record View(
        String name,
        boolean open,
        int waiting,
        int repeated,
        String problem,
        List<Entry.Heard> heard,
        List<Disagreement> disagreements,
        List<Person> people,
        List<Paper> papers,
        Optional<Decided> decided,
        Optional<Compared> compared) {

    /** Her name where she is one of the sandbox's people, and her number with half of it hidden. */
    String who(String number) {
        String name = people.stream()
                .filter(person -> person.pid().equals(number))
                .map(person -> Markup.escaped(person.name()) + ", ")
                .findFirst()
                .orElse("");
        return name + Html.masked(number);
    }
}
