package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.time.Clock;
import java.time.LocalDate;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.Relations;
import no.samtykke.fhirserver.representation.Represented;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** Whom a person may act for. */
@Component
public class RepresentationOperations {

    private final Relations relations;
    private final PatientIdentities identities;
    private final ConsentFacts consents;
    private final AccessGate gate;
    private final LoginParameters read;
    private final Clock clock;

    RepresentationOperations(
            Relations relations,
            PatientIdentities identities,
            ConsentFacts consents,
            AccessGate gate,
            LoginParameters read,
            Clock clock) {
        this.relations = relations;
        this.identities = identities;
        this.consents = consents;
        this.gate = gate;
        this.read = read;
        this.clock = clock;
    }

    @Operation(name = "$representations")
    public Parameters representations(@ResourceParam Parameters in) {
        var out = new Parameters();
        try {
            var today = LocalDate.now(clock);
            relations.represented(read.requiredPerson(in, "identifier")).stream()
                    .filter(person -> gate.objectionToRepresenting(person.relation(), today)
                            .isEmpty())
                    .forEach(person -> add(out, person, today));
            out.addParameter("register", new CodeType("answered"));
        } catch (RegisterUnavailable unavailable) {
            out.addParameter("register", new CodeType("unavailable"));
        }
        return out;
    }

    private void add(Parameters out, Represented person, LocalDate today) {
        var part = out.addParameter().setName("representation");
        var patient = identities
                .patientOf(person.id())
                .filter(found -> consents.acceptedTerms(found).isPresent());
        part.addPart().setName("identifier").setValue(LoginOperations.identifier(person.id()));
        part.addPart().setName("name").setValue(new StringType(person.name()));
        part.addPart()
                .setName("birth-date")
                .setValue(new DateType(person.birthDate().toString()));
        part.addPart()
                .setName("basis")
                .setValue(
                        new CodeType(Ground.of(person.relation()).orElseThrow().code()));
        part.addPart().setName("reduced").setValue(new BooleanType(gate.isReduced(person.relation(), today)));
        part.addPart().setName("terms-accepted").setValue(new BooleanType(patient.isPresent()));
        patient.ifPresent(found -> part.addPart().setName("patient").setValue(new Reference("Patient/" + found)));
    }
}
