package no.samtykke.fhirserver.mandate;

import static java.util.stream.Collectors.toMap;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.KeptMandate;
import no.samtykke.fhirserver.representation.Mandates;
import no.samtykke.fhirserver.representation.ManyPeople;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.RegisteredPerson;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/**
 * The powers of attorney that a person gave and received, as long as they are proposed or accepted. Of the holder it
 * tells what the giver wrote; of the giver her name by the register, when that answers.
 */
@Component
class MandateList {

    private final Mandates mandates;
    private final PatientIdentities identities;
    private final ManyPeople register;
    private final DaoRegistry storage;

    MandateList(Mandates mandates, PatientIdentities identities, ManyPeople register, DaoRegistry storage) {
        this.mandates = mandates;
        this.identities = identities;
        this.register = register;
        this.storage = storage;
    }

    Parameters of(String patient) {
        var out = new Parameters();
        mandates.given(patient).forEach(power -> addGiven(out, power));
        var received = mandates.received(patient);
        var names = names(received);
        received.forEach(power -> addReceived(
                out, power, Optional.ofNullable(names.get(power.mandate().giver()))));
        return out;
    }

    private void addGiven(Parameters out, KeptMandate power) {
        var part = out.addParameter().setName("given");
        addTerms(part, power);
        part.addPart().setName("related-person").setValue(new Reference("RelatedPerson/" + power.relatedPersonId()));
        nameWritten(power).ifPresent(name -> addName(part, name));
        part.addPart().setName("number").setValue(new StringType(MandateResources.mask(power.holder())));
    }

    private static void addReceived(Parameters out, KeptMandate power, Optional<String> name) {
        var part = out.addParameter().setName("received");
        addTerms(part, power);
        name.ifPresent(known -> addName(part, known));
    }

    private static void addName(ParametersParameterComponent part, String name) {
        part.addPart().setName("name").setValue(new StringType(name));
    }

    private static void addTerms(ParametersParameterComponent part, KeptMandate power) {
        var mandate = power.mandate();
        part.addPart().setName("mandate").setValue(new Reference("Consent/" + power.consentId()));
        part.addPart().setName("status").setValue(new CodeType(power.accepted() ? "active" : "proposed"));
        mandate.areas().stream()
                .sorted()
                .forEach(area -> part.addPart().setName("area").setValue(new CodeType(area.code())));
        var period = new Period();
        if (mandate.startsOn() != null) {
            period.setStartElement(new DateTimeType(mandate.startsOn().toString()));
        }
        if (mandate.endsOn() != null) {
            period.setEndElement(new DateTimeType(mandate.endsOn().toString()));
        }
        if (!period.isEmpty()) {
            part.addPart().setName("period").setValue(period);
        }
    }

    private Optional<String> nameWritten(KeptMandate power) {
        return storage
                .getResourceDao(RelatedPerson.class)
                .read(new IdType("RelatedPerson", power.relatedPersonId()), new SystemRequestDetails())
                .getName()
                .stream()
                .findFirst()
                .map(name -> name.getNameAsSingleString());
    }

    /** By the giver's Patient; none when the register does not answer. */
    private Map<String, String> names(List<KeptMandate> received) {
        var numbers = received.stream()
                .map(power -> power.mandate().giver())
                .distinct()
                .filter(giver -> identities.numberOf(giver).isPresent())
                .collect(toMap(
                        giver -> giver, giver -> identities.numberOf(giver).orElseThrow()));
        try {
            var people = register.find(numbers.values());
            return numbers.entrySet().stream()
                    .filter(entry -> people.containsKey(entry.getValue()))
                    .collect(toMap(Map.Entry::getKey, entry -> name(people, entry.getValue())));
        } catch (RegisterUnavailable unavailable) {
            return Map.of();
        }
    }

    private static String name(Map<NationalId, RegisteredPerson> people, NationalId number) {
        return Objects.requireNonNull(people.get(number)).name();
    }
}
