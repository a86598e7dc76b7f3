package no.samtykke.fhirserver.correction;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A request for correction as a Task, in the language it was made in. Former versions are kept as its history. */
@Component
class CorrectionTasks {

    static final String ELEMENT = "element";

    private final Designations words = Designations.of("correction");
    private final DaoRegistry storage;
    private final JdbcClient database;

    CorrectionTasks(DaoRegistry storage, JdbcClient database) {
        this.storage = storage;
        this.database = database;
    }

    /** @return its logical id */
    String create(Wish wish, String patient, Decider by, String language, Instant now, LocalDate dueOn) {
        var task = new Task();
        task.setLanguage(language);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(word("correction", language));
        task.setDescription(wish.text());
        task.setFocus(new Reference(wish.target()));
        task.setFor(new Reference("Patient/" + patient));
        task.setRequester(by.agent());
        task.setAuthoredOn(Date.from(now));
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(dueOn.toString()));
        if (!wish.reason().isEmpty()) {
            task.getReasonCode().setText(wish.reason());
        }
        if (!wish.element().isEmpty()) {
            task.addInput().setType(word(ELEMENT, language)).setValue(new StringType(wish.element()));
        }
        become(task, CorrectionState.REQUESTED, now);
        return storage.getResourceDao(Task.class)
                .create(task, new SystemRequestDetails())
                .getId()
                .getIdPart();
    }

    Task read(String id) {
        return storage.getResourceDao(Task.class).read(new IdType("Task", id), new SystemRequestDetails());
    }

    void withdraw(String id, Instant now) {
        var task = read(id);
        become(task, CorrectionState.CANCELLED, now);
        update(task);
    }

    void answer(String id, StaffsAnswer answer, Decider by, Instant now) {
        var task = read(id);
        become(task, answer.state(), now);
        task.setOwner(by.agent());
        if (!answer.text().isEmpty()) {
            tell(task, "answer", new StringType(answer.text()));
        }
        if (answer.state() == CorrectionState.REJECTED) {
            tell(task, "legal-ground", new StringType(answer.legalGround()));
            tell(task, "how-to-complain", coding("complaint", task.getLanguage()));
        }
        update(task);
    }

    private void become(Task task, CorrectionState state, Instant now) {
        task.setStatus(state.status());
        task.setBusinessStatus(word(state.businessCode(), task.getLanguage()));
        task.setLastModified(Date.from(now));
    }

    private void tell(Task task, String what, Type value) {
        task.addOutput().setType(word(what, task.getLanguage())).setValue(value);
    }

    /** HAPI stores no reference to what is gone: then the type is left, and the history tells which one it was. */
    private void update(Task task) {
        var target = new IdType(task.getFocus().getReference());
        if (target.hasIdPart() && isGone(target)) {
            task.setFocus(new Reference().setType(target.getResourceType()));
        }
        storage.getResourceDao(Task.class).update(task, new SystemRequestDetails());
    }

    /** Asked of the table: a read that finds nothing would undo the transaction. */
    private boolean isGone(IdType target) {
        return database.sql("""
                        select count(*) from hfj_resource
                         where res_type = ? and fhir_id = ? and res_deleted_at is null""")
                        .params(target.getResourceType(), target.getIdPart())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private CodeableConcept word(String code, String language) {
        return new CodeableConcept(coding(code, language));
    }

    private Coding coding(String code, String language) {
        return new Coding(words.system(), code, words.text(code, language));
    }
}
