package no.samtykke.fhirserver.access;

import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whose a resource is, seen from a token: by its id, before it is loaded, and by its content. */
@Component
class Ownership {

    /** The links that HAPI indexes for the search parameters that tie a type to its patient. */
    private static final String LINKED = """
            select count(*) from hfj_resource r
              join hfj_res_link l on l.src_resource_id = r.res_id
              join hfj_resource p on p.res_id = l.target_resource_id
             where r.res_type = ? and r.fhir_id = ? and r.res_deleted_at is null
               and l.src_path in (?, ?, ?) and p.res_type = 'Patient' and p.fhir_id = ?""";

    private final JdbcClient database;

    Ownership(JdbcClient database) {
        this.database = database;
    }

    /**
     * Whose the current version of a stored resource is. A resource that was deleted, or never was, is someone else's.
     * One SQL statement, or none for a Patient, and for what its own provider looks up under the patient in context: an
     * AuditEvent, and what comes from a source.
     */
    Target ofStored(String resourceType, String id, CitizenApp app) {
        if (resourceType.equals("Patient")) {
            return ofPatient(id, app);
        }
        boolean keptHere =
                ServedType.of(resourceType).filter(ServedType::isStored).isPresent();
        if (!keptHere || PassedThrough.isHandle(id)) {
            return Target.SUBJECTS_DATA;
        }
        int links = database.sql(LINKED)
                .params(
                        resourceType,
                        id,
                        resourceType + ".subject",
                        resourceType + ".patient",
                        resourceType + ".for",
                        app.subject())
                .query(Integer.class)
                .single();
        return links > 0 ? Target.SUBJECTS_DATA : Target.SOMEONE_ELSES;
    }

    /** Whose a resource in hand is, by what it says itself. */
    static Target of(IBaseResource resource, CitizenApp app) {
        if (resource instanceof Patient patient) {
            return ofPatient(patient.getIdElement().getIdPart(), app);
        }
        var passed = PassedThrough.of(resource);
        if (passed.isPresent()) {
            return passed.get().patient().equals(app.subject()) ? Target.SUBJECTS_DATA : Target.SOMEONE_ELSES;
        }
        return RecordOwner.of(resource).filter(app.subject()::equals).isPresent()
                ? Target.SUBJECTS_DATA
                : Target.SOMEONE_ELSES;
    }

    private static Target ofPatient(String id, CitizenApp app) {
        if (app.subject().equals(id)) {
            return Target.SUBJECTS_DATA;
        }
        return app.actor().equals(id) ? Target.ACTORS_PROFILE : Target.SOMEONE_ELSES;
    }
}
