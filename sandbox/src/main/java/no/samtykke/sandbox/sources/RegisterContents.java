package no.samtykke.sandbox.sources;

import static no.samtykke.sandbox.sources.Resources.concept;
import static no.samtykke.sandbox.sources.Resources.identifier;
import static no.samtykke.sandbox.sources.Resources.person;
import static no.samtykke.sandbox.sources.Resources.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.Person;
import no.samtykke.sandbox.people.Relation;

/** What registers and the prescription intermediary have. */
final class RegisterContents {

    private static final String MARITAL = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus";
    private static final String HPR = "urn:oid:2.16.578.1.12.4.1.4.4";
    private static final String ATC = "http://www.whocc.no/atc";

    private RegisterContents() {}

    /** Name, address and marital status; relations to and from the person. */
    static Content population() {
        return (type, who, people, marker) -> switch (type) {
            case "Patient" -> List.of(registered(who, marker));
            case "RelatedPerson" ->
                Stream.concat(
                                people.relationsFrom(who).stream()
                                        .map(relation -> related(relation, people.byId(relation.to()), who, marker)),
                                people.relationsTo(who).stream()
                                        .map(relation -> related(relation, people.byId(relation.from()), who, marker)))
                        .toList();
            default -> List.of();
        };
    }

    /** Phone and e-mail; those of every third person were confirmed too long ago. */
    static Content contacts() {
        return (type, who, people, marker) -> {
            if (!type.equals("Patient")) {
                return List.of();
            }
            boolean old = Math.floorMod(who.id().hashCode(), 3) == 0;
            String confirmed = people.generatedOn().minusMonths(old ? 30 : 3).toString();
            var patient = resource("Patient", "kontakt-" + who.id());
            identifier(patient.putArray("identifier").addObject(), who.pid());
            var telecom = patient.putArray("telecom");
            telecom.addObject()
                    .put("system", "phone")
                    .put("use", "mobile")
                    .put("value", "+47 99 00 00 00")
                    .putObject("period")
                    .put("start", confirmed);
            telecom.addObject()
                    .put("system", "email")
                    .put("value", who.id() + marker + "@example.com")
                    .putObject("period")
                    .put("start", confirmed);
            return List.of(patient);
        };
    }

    static Content generalPractitioners() {
        return (type, who, people, marker) -> {
            if (!type.equals("PractitionerRole")) {
                return List.of();
            }
            var role = resource("PractitionerRole", "fastlege-" + who.id());
            var doctor = Resources.resource("Practitioner", "lege");
            doctor.putArray("identifier").addObject().put("system", HPR).put("value", "9144900");
            doctor.putArray("name")
                    .addObject()
                    .put("family", ("Fastlegen " + marker).strip())
                    .putArray("given")
                    .add("Frida");
            var office = Resources.resource("Organization", "kontor");
            office.put("name", "Fjordgløtt legesenter (syntetisk)");
            role.putArray("contained").add(doctor).add(office);
            role.put("active", true);
            role.putObject("practitioner").put("reference", "#lege");
            role.putObject("organization").put("reference", "#kontor");
            concept(role.putArray("code").addObject(), "urn:oid:2.16.578.1.12.4.1.1.9060", "LE", "Lege");
            return List.of(role);
        };
    }

    static Content prescriptions() {
        return (type, who, people, marker) ->
                type.equals("MedicationRequest") ? List.of(prescription(who, people, marker)) : List.of();
    }

    private static ObjectNode registered(Person who, String marker) {
        var patient = resource("Patient", who.id());
        identifier(patient.putArray("identifier").addObject(), who.pid());
        var name = patient.putArray("name").addObject().put("use", "official").put("family", who.family());
        name.putArray("given").add(who.given());
        who.registeredAddress()
                .ifPresent(home -> patient.putArray("address")
                        .addObject()
                        .put("use", "home")
                        .put("postalCode", home.postalCode())
                        .put("city", home.city())
                        .putArray("line")
                        .add((home.line() + " " + marker).strip()));
        concept(patient.putObject("maritalStatus"), MARITAL, "U", "unmarried");
        return patient;
    }

    private static ObjectNode related(Relation relation, Person other, Person who, String marker) {
        var related = resource("RelatedPerson", relation.from() + "-" + relation.to());
        identifier(related.putArray("identifier").addObject(), other.pid());
        related.put("active", true);
        person(related, "patient", who);
        concept(
                related.putArray("relationship").addObject(),
                relation.kind().system(),
                relation.code(),
                relation.code());
        var name = related.putArray("name").addObject().put("family", (other.family() + " " + marker).strip());
        name.putArray("given").add(other.given());
        return related;
    }

    private static ObjectNode prescription(Person who, People people, String marker) {
        var prescription = resource("MedicationRequest", "resept");
        prescription.put("status", "active").put("intent", "order");
        concept(prescription.putObject("medicationCodeableConcept"), ATC, "N02BE01", ("Paracetamol " + marker).strip());
        person(prescription, "subject", who);
        prescription.put("authoredOn", people.generatedOn().minusWeeks(3).toString());
        return prescription;
    }
}
