package no.samtykke.sandbox.sources;

import static no.samtykke.sandbox.sources.Resources.concept;
import static no.samtykke.sandbox.sources.Resources.person;
import static no.samtykke.sandbox.sources.Resources.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.Person;

/** What a hospital has: documents of the journal, appointments, referrals, contacts. */
final class HospitalContent implements Content {

    private static final String LABEL = "urn:oid:2.16.578.1.12.4.1.1.9603";
    private static final String TYPE = "urn:oid:2.16.578.1.12.4.1.1.9602";
    private static final String RELEASE = "https://samtykke.example/fhir/StructureDefinition/document-release";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** One document of everybody. */
    private record Kind(String id, String label, String type, String title, int monthsAgo, String form) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("epikrise", "N", "A03-2", "Epikrise", 2, "pdf"),
            new Kind("notat", "N", "A00-1", "Poliklinisk notat", 5, "xml"),
            new Kind("rontgen", "N", "D00-1", "Røntgensvar", 7, "png"),
            new Kind("innkalling", "N", "A00-1", "Innkalling til undersøkelse", 1, "text"),
            new Kind("stor", "N", "A00-1", "Bildeserie", 3, "large"),
            new Kind("skjult-for-foreldre", "NORN_FORANS", "A00-1", "Samtale med ungdom", 4, "text"),
            new Kind("skjult-for-ungdom", "NORN_UNGDOM", "A00-1", "Opplysninger om pårørende", 6, "text"),
            new Kind("eget-onske", "NORN_EPO", "A00-1", "Notat som pasienten ikke ønsker å se", 8, "text"),
            new Kind("sperret-for-personell", "NORS", "A00-1", "Notat sperret for personell", 9, "text"),
            new Kind("utsatt", "NORU", "D00-1", "Prøvesvar som er frigitt", 10, "text"),
            new Kind("utsatt-ennaa", "NORU", "D00-1", "Prøvesvar som ikke er frigitt", 0, "text"));

    private final String name;

    HospitalContent(String name) {
        this.name = name;
    }

    @Override
    public List<ObjectNode> of(String resourceType, Person person, People people, String marker) {
        var today = people.generatedOn();
        return switch (resourceType) {
            case "DocumentReference" ->
                KINDS.stream()
                        .map(kind -> document(kind, person, today, marker))
                        .toList();
            case "Appointment" -> List.of(appointment(person, today, marker));
            case "ServiceRequest" -> List.of(referral(person, today, marker));
            case "Encounter" -> List.of(contact(person, today, marker));
            default -> List.of();
        };
    }

    @Override
    public Optional<Document> document(String id, Person person, String marker, long size) {
        return KINDS.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .map(kind -> content(kind, (person.name() + ". " + marker).strip(), size));
    }

    private Document content(Kind kind, String marker, long size) {
        String text = "%s fra %s. Alt i dette dokumentet er syntetisk. %s".formatted(kind.title(), name, marker);
        return switch (kind.form()) {
            case "pdf" -> Forms.pdf(text);
            case "xml" -> Forms.cda(kind.title(), text);
            case "png" -> Forms.png(marker);
            case "large" -> Document.lines(text, size);
            default -> Document.text(text);
        };
    }

    private ObjectNode document(Kind kind, Person person, LocalDate today, String marker) {
        var document = resource("DocumentReference", kind.id());
        if (kind.label().equals("NORU")) {
            var release = today.plusDays(kind.monthsAgo() == 0 ? 14 : -14);
            document.putArray("extension").addObject().put("url", RELEASE).put("valueInstant", release + "T08:00:00Z");
        }
        document.putObject("masterIdentifier")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:oid:2.16.578.1.12.4.99." + Math.abs((name + kind.id()).hashCode()));
        document.put("status", "current");
        concept(document.putObject("type"), TYPE, kind.type(), kind.title());
        concept(document.putArray("category").addObject(), TYPE, kind.type(), kind.title());
        person(document, "subject", person);
        document.put("date", today.minusMonths(kind.monthsAgo()) + "T09:30:00Z");
        document.putArray("author").addObject().put("display", "Lege ved " + name);
        document.put("description", (kind.title() + " " + marker).strip());
        concept(document.putArray("securityLabel").addObject(), LABEL, kind.label(), kind.label());
        var attachment = document.putArray("content").addObject().putObject("attachment");
        attachment.put("contentType", content(kind, "", 1).contentType());
        attachment.put("url", "Binary/" + kind.id());
        attachment.put("title", (kind.title() + " " + marker).strip());
        return document;
    }

    private ObjectNode appointment(Person person, LocalDate today, String marker) {
        var appointment = resource("Appointment", "kontroll");
        appointment.put("status", "booked");
        concept(
                appointment.putArray("serviceType").addObject(),
                "urn:oid:2.16.578.1.12.4.1.1.8663",
                "S03",
                "Hjertemedisin");
        appointment.put("description", ("Kontroll ved " + name + " " + marker).strip());
        appointment.put("start", today.plusDays(10) + "T10:00:00+01:00");
        appointment.put("end", today.plusDays(10) + "T10:30:00+01:00");
        var participant = appointment.putArray("participant").addObject();
        concept(participant.putArray("type").addObject(), PARTICIPATION, "SBJ", "subject");
        person(participant, "actor", person);
        participant.put("status", "accepted");
        return appointment;
    }

    private ObjectNode referral(Person person, LocalDate today, String marker) {
        var referral = resource("ServiceRequest", "henvisning");
        referral.put("status", "active").put("intent", "order");
        referral.putObject("code").put("text", ("Henvisning til " + name + " " + marker).strip());
        person(referral, "subject", person);
        referral.put("authoredOn", today.minusMonths(1).toString());
        return referral;
    }

    private ObjectNode contact(Person person, LocalDate today, String marker) {
        var contact = resource("Encounter", "poliklinikk");
        contact.put("status", "finished");
        contact.putObject("class").put("system", CLASS).put("code", "AMB");
        contact.putArray("type").addObject().put("text", ("Poliklinisk kontakt " + marker).strip());
        person(contact, "subject", person);
        var day = today.minusMonths(2);
        contact.putObject("period").put("start", day.toString()).put("end", day.toString());
        return contact;
    }
}
