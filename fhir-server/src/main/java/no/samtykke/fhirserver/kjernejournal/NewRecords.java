package no.samtykke.fhirserver.kjernejournal;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import no.samtykke.fhirserver.access.ServedType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Summary care records that began anew. What the old one held is taken away, and does not come back. */
@Component
class NewRecords {

    private final DaoRegistry storage;
    private final JdbcClient database;
    private final Clock clock;

    NewRecords(DaoRegistry storage, JdbcClient database, Clock clock) {
        this.storage = storage;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Inside the transaction that ends the opt-out. A Provenance of the patient tells which opt-out the new record
     * follows, and the day on which it begins.
     */
    void begin(String patient, LocalDate on, String optOut, Reference by) {
        ServedType.ofSummaryCareRecord().forEach(type -> takeAway(type, patient));
        database.sql("""
                        insert into samtykke.kjernejournal_start (patient_id, starts_on) values (?, ?)
                        on conflict (patient_id) do update set starts_on = excluded.starts_on""").params(patient, on).update();
        var provenance = new Provenance();
        provenance.addTarget(new Reference("Patient/" + patient));
        provenance.setOccurred(new DateTimeType(on.toString()));
        provenance.setRecorded(Date.from(clock.instant()));
        provenance.getActivity().setText("A new summary care record, without what the former one held");
        provenance.addAgent().setWho(by);
        provenance.addEntity().setRole(ProvenanceEntityRole.REVISION).setWhat(new Reference("Consent/" + optOut));
        storage.getResourceDao(Provenance.class).create(provenance, new SystemRequestDetails());
    }

    private void takeAway(String type, String patient) {
        IFhirResourceDao<?> dao = storage.getResourceDao(type);
        var hers = new SearchParameterMap().add("patient", new ReferenceParam("Patient", null, patient));
        dao.searchForResourceIds(hers, new SystemRequestDetails())
                .forEach(id -> dao.delete(id, new SystemRequestDetails()));
    }
}
