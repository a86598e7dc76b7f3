package no.samtykke.fhirserver.representation;

import static java.util.Objects.requireNonNull;
import static no.samtykke.fhirserver.representation.TestRegister.identifier;

import java.util.List;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Builds what the register holds: ordinary by default, so that each test shows only what differs. */
public final class Registered {

    public static final String PARENTAL = "http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility";
    public static final String KINSHIP = "http://hl7.no/fhir/CodeSystem/no-basis-family-relation";
    public static final String GUARDIANSHIP = "http://ehelse.no/fhir/CodeSystem/gd-guardianship-type";
    private static final String CONFIDENTIALITY = "http://ehelse.no/fhir/CodeSystem/gd-address-confidentiality";

    private Registered() {}

    public static Patient person(NationalId id, String name, String birthDate) {
        var person = new Patient();
        person.setId("p" + Integer.toHexString(id.hashCode()));
        person.addIdentifier(identifier(id));
        person.addName(new HumanName().setUse(HumanName.NameUse.OFFICIAL).setText(name));
        person.setBirthDateElement(new DateType(birthDate));
        person.addAddress(address("Storgata 1"));
        return person;
    }

    public static Identifier replaced(NationalId id) {
        var old = identifier(id).setUse(Identifier.IdentifierUse.OLD);
        old.getPeriod().setEndElement(new DateTimeType("2020-01-01"));
        return old;
    }

    public static RelatedPerson parent(NationalId parent, Patient child) {
        return related(parent, child, PARENTAL, "felles");
    }

    public static RelatedPerson guardian(NationalId guardian, Patient ward, String scope) {
        var related = related(guardian, ward, GUARDIANSHIP, "voksen");
        var extension = new Extension("http://ehelse.no/fhir/StructureDefinition/gd-guardianship");
        extension.addExtension("scope", new Coding().setCode(scope));
        related.addExtension(extension);
        return related;
    }

    public static RelatedPerson related(NationalId id, Patient to, String system, String code) {
        var related = new RelatedPerson();
        related.setActive(true);
        related.addIdentifier(identifier(id));
        related.getPatient().setReference("Patient/" + to.getIdPart());
        related.getPatient().setIdentifier(requireNonNull(to.getIdentifierFirstRep()));
        related.addRelationship().addCoding().setSystem(system).setCode(code);
        related.addAddress(address("Storgata 1"));
        return related;
    }

    public static Address address(String line) {
        return new Address()
                .setUse(Address.AddressUse.HOME)
                .addLine(line)
                .setPostalCode("0155")
                .setCity("OSLO");
    }

    public static void moveTo(String line, RelatedPerson related) {
        related.setAddress(List.of(address(line)));
    }

    public static void protect(String code, Meta meta) {
        meta.addSecurity(new Coding().setSystem(CONFIDENTIALITY).setCode(code));
    }
}
