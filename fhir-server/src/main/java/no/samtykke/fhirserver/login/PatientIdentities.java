package no.samtykke.fhirserver.login;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIds;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which Patient resource is which person. One resource per national identifier, for ever: a second one with the same
 * number is refused with 409, whoever stores it. Registered on HAPI's storage.
 */
@Component
@Interceptor
public class PatientIdentities {

    private static final Set<String> SYSTEMS = Set.of(NationalId.FODSELSNUMMER, NationalId.D_NUMBER);

    private final JdbcClient database;
    private final NationalIds numbers;

    PatientIdentities(JdbcClient database, NationalIds numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /** The Patient of a person, by any number of hers. */
    public Optional<String> patientOf(NationalId id) {
        return database.sql("select patient_id from samtykke.patient_identity where system = ? and value = ?")
                .params(id.system(), id.value())
                .query(String.class)
                .optional();
    }

    /** The number that a person has in use. */
    public Optional<NationalId> numberOf(String patientId) {
        return database.sql("select value from samtykke.patient_identity where patient_id = ? and in_use")
                .param(patientId)
                .query(String.class)
                .optional()
                .map(NationalId::new);
    }

    /** All numbers that a person has or had. */
    public Set<NationalId> numbersOf(String patientId) {
        return database
                .sql("select value from samtykke.patient_identity where patient_id = ?")
                .param(patientId)
                .query(String.class)
                .set()
                .stream()
                .map(NationalId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(IBaseResource created) {
        if (created instanceof Patient patient) {
            claim(patient);
        }
    }

    /** HAPI hands over the state before and the state after, in that order. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource before, IBaseResource after) {
        if (after instanceof Patient patient) {
            claim(patient);
        }
    }

    private void claim(Patient patient) {
        String patientId = patient.getIdElement().getIdPart();
        patient.getIdentifier().stream()
                .filter(identifier -> SYSTEMS.contains(identifier.getSystem()))
                .forEach(identifier -> claim(identifier, patientId));
    }

    private void claim(Identifier identifier, String patientId) {
        if (numbers.take(identifier.getSystem(), identifier.getValue()).isEmpty()) {
            throw new UnprocessableEntityException(
                    "Patient.identifier: a national identifier is not valid, or not of the kind that is taken here");
        }
        int claimed = database.sql("""
                        insert into samtykke.patient_identity (system, value, patient_id, in_use) values (?, ?, ?, ?)
                        on conflict (system, value) do update set in_use = excluded.in_use
                        where patient_identity.patient_id = excluded.patient_id""")
                .params(
                        identifier.getSystem(),
                        identifier.getValue(),
                        patientId,
                        identifier.getUse() != Identifier.IdentifierUse.OLD)
                .update();
        if (claimed == 0) {
            throw new ResourceVersionConflictException("A Patient with this national identifier is already here");
        }
    }
}
