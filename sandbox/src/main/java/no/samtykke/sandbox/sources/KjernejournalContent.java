package no.samtykke.sandbox.sources;

import static no.samtykke.sandbox.sources.Resources.concept;
import static no.samtykke.sandbox.sources.Resources.person;
import static no.samtykke.sandbox.sources.Resources.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.Person;

/**
 * What the summary care record has: allergies, critical conditions, a document. Of one who wants none it has nothing.
 */
final class KjernejournalContent implements Content {

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/";
    private static final String TYPE = "urn:oid:2.16.578.1.12.4.1.1.9602";
    private static final String LABEL = "urn:oid:2.16.578.1.12.4.1.1.9603";
    private static final String DOCUMENT = "kritisk-info";
    private static final String TITLE = "Kritisk informasjon";

    private final Predicate<String> optedOut;

    /** @param optedOut whether a person, by her number, wants none */
    KjernejournalContent(Predicate<String> optedOut) {
        this.optedOut = optedOut;
    }

    @Override
    public List<ObjectNode> of(String resourceType, Person who, People people, String marker) {
        if (optedOut.test(who.pid())) {
            return List.of();
        }
        var recorded = people.generatedOn().minusYears(1);
        return switch (resourceType) {
            case "AllergyIntolerance" -> List.of(allergy(who, recorded, marker));
            case "Condition" -> List.of(condition(who, recorded, marker));
            case "DocumentReference" -> List.of(document(who, recorded, marker));
            default -> List.of();
        };
    }

    @Override
    public Optional<Document> document(String id, Person person, String marker, long size) {
        String text = "%s. Alt i dette dokumentet er syntetisk. %s. %s".formatted(TITLE, person.name(), marker);
        return id.equals(DOCUMENT) ? Optional.of(Document.text(text)) : Optional.empty();
    }

    private static ObjectNode allergy(Person who, LocalDate recorded, String marker) {
        var allergy = resource("AllergyIntolerance", "penicillin");
        concept(allergy.putObject("clinicalStatus"), CLINICAL + "allergyintolerance-clinical", "active", "Active");
        allergy.putObject("code").put("text", ("Penicillin " + marker).strip());
        person(allergy, "patient", who);
        return allergy.put("recordedDate", recorded.toString());
    }

    private static ObjectNode condition(Person who, LocalDate recorded, String marker) {
        var condition = resource("Condition", "pacemaker");
        concept(condition.putObject("clinicalStatus"), CLINICAL + "condition-clinical", "active", "Active");
        condition.putObject("code").put("text", ("Har pacemaker " + marker).strip());
        person(condition, "subject", who);
        return condition.put("recordedDate", recorded.toString());
    }

    private static ObjectNode document(Person who, LocalDate recorded, String marker) {
        var document = resource("DocumentReference", DOCUMENT);
        document.putObject("masterIdentifier")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:oid:2.999.1");
        document.put("status", "current");
        concept(document.putObject("type"), TYPE, "A00-1", TITLE);
        concept(document.putArray("category").addObject(), TYPE, "A00-1", TITLE);
        person(document, "subject", who);
        document.put("date", recorded + "T08:00:00Z");
        document.put("description", (TITLE + " " + marker).strip());
        concept(document.putArray("securityLabel").addObject(), LABEL, "N", "Normal");
        document.putArray("content")
                .addObject()
                .putObject("attachment")
                .put("contentType", "text/plain; charset=utf-8")
                .put("url", "Binary/" + DOCUMENT)
                .put("title", (TITLE + " " + marker).strip());
        return document;
    }
}
