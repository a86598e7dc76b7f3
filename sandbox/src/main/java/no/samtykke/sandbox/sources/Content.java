package no.samtykke.sandbox.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.Person;

/** What a source has. The same person has the same things every time. */
interface Content {

    /**
     * @param marker a text that is put into each of them; empty for none
     * @return none for a type that the source does not have
     */
    List<ObjectNode> of(String resourceType, Person person, People people, String marker);

    /** @param size of the one large document; others have their own */
    default Optional<Document> document(String id, Person person, String marker, long size) {
        return Optional.empty();
    }
}
