package no.samtykke.sandbox.register;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.Address;
import no.samtykke.sandbox.people.FormerPid;
import no.samtykke.sandbox.people.NationalId;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.Person;
import no.samtykke.sandbox.people.Protection;
import no.samtykke.sandbox.people.Relation;

/** Writes people and relations as FHIR resources. */
final class RegisterResources {

    private static final String CONFIDENTIALITY = "http://ehelse.no/fhir/CodeSystem/gd-address-confidentiality";
    private static final String GUARDIANSHIP = "http://ehelse.no/fhir/StructureDefinition/gd-guardianship";
    private static final String GUARDIANSHIP_SCOPE = "http://ehelse.no/fhir/CodeSystem/gd-guardianship-scope";

    private final String base;

    RegisterResources(String base) {
        this.base = base;
    }

    /** A resource in a searchset, and why it is there. */
    record Found(ObjectNode resource, String mode) {

        static Found match(ObjectNode resource) {
            return new Found(resource, "match");
        }

        static Found included(ObjectNode resource) {
            return new Found(resource, "include");
        }
    }

    ObjectNode searchset(List<Found> found) {
        var bundle = resource("Bundle").put("type", "searchset");
        bundle.put(
                "total",
                found.stream().filter(one -> one.mode().equals("match")).count());
        ArrayNode entries = found.isEmpty() ? Json.MAPPER.createArrayNode() : bundle.putArray("entry");
        found.forEach(one -> {
            var entry = entries.addObject();
            entry.put("fullUrl", base + "/" + reference(one.resource()));
            entry.set("resource", one.resource());
            entry.putObject("search").put("mode", one.mode());
        });
        return bundle;
    }

    ObjectNode patient(Person person) {
        var patient = resource("Patient").put("id", person.id());
        protection(patient, person.protection());
        var identifiers = patient.putArray("identifier");
        identifier(identifiers.addObject(), person.pid()).put("use", "official");
        person.formerPids().forEach(former -> former(identifiers.addObject(), former));
        name(patient, person);
        patient.put("gender", person.sex().code());
        patient.put("birthDate", person.birthDate().toString());
        person.death().ifPresent(date -> patient.put("deceasedDateTime", date.toString()));
        address(patient, person.registeredAddress());
        return patient;
    }

    /** The one of a relation who may act, pointing at the child or ward with reference and number. */
    ObjectNode relatedPerson(Relation relation, People people) {
        var holder = people.byId(relation.from());
        var subject = people.byId(relation.to());
        var related = resource("RelatedPerson").put("id", relation.from() + "-" + relation.to());
        protection(related, holder.protection());
        relation.guardianshipScope().ifPresent(scope -> guardianship(related, scope));
        identifier(related.putArray("identifier").addObject(), holder.pid()).put("use", "official");
        related.put("active", true);
        var patient = related.putObject("patient").put("reference", "Patient/" + subject.id());
        identifier(patient.putObject("identifier"), subject.pid());
        related.putArray("relationship")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", relation.kind().system())
                .put("code", relation.code());
        name(related, holder);
        related.put("gender", holder.sex().code());
        related.put("birthDate", holder.birthDate().toString());
        address(related, holder.registeredAddress());
        related.putObject("period").put("start", subject.birthDate().toString());
        return related;
    }

    static ObjectNode outcome(String code, String sentence) {
        var outcome = resource("OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", code)
                .put("diagnostics", sentence);
        return outcome;
    }

    private static ObjectNode resource(String type) {
        return Json.MAPPER.createObjectNode().put("resourceType", type);
    }

    private static String reference(ObjectNode resource) {
        return resource.get("resourceType").asText() + "/" + resource.get("id").asText();
    }

    private static ObjectNode identifier(ObjectNode identifier, String pid) {
        return identifier.put("system", NationalId.system(pid)).put("value", pid);
    }

    private static void former(ObjectNode identifier, FormerPid former) {
        identifier(identifier, former.pid()).put("use", "old");
        identifier.putObject("period").put("end", former.until().toString());
    }

    private static void name(ObjectNode resource, Person person) {
        var name = resource.putArray("name").addObject().put("use", "official").put("family", person.family());
        name.putArray("given").add(person.given());
    }

    private static void address(ObjectNode resource, Optional<Address> home) {
        home.ifPresent(place -> resource.putArray("address")
                .addObject()
                .put("use", "home")
                .put("postalCode", place.postalCode())
                .put("city", place.city())
                .putArray("line")
                .add(place.line()));
    }

    private static void protection(ObjectNode resource, Protection protection) {
        protection
                .code()
                .ifPresent(code -> resource.putObject("meta")
                        .putArray("security")
                        .addObject()
                        .put("system", CONFIDENTIALITY)
                        .put("code", code));
    }

    private static void guardianship(ObjectNode related, String scope) {
        related.putArray("extension")
                .addObject()
                .put("url", GUARDIANSHIP)
                .putArray("extension")
                .addObject()
                .put("url", "scope")
                .putObject("valueCoding")
                .put("system", GUARDIANSHIP_SCOPE)
                .put("code", scope);
    }
}
