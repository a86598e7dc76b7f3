package no.samtykke.fhirserver.forms;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.forms.ReceivedForms.Received;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A form that asks to open something again: received as a Task, accepted or rejected once. */
@Component
class Reopening {

    private final PersonLock lock;
    private final ConsentFacts facts;
    private final ConsentStore store;
    private final KeptForms kept;
    private final ReceivedForms received;
    private final DaoRegistry storage;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reopening(
            PersonLock lock,
            ConsentFacts facts,
            ConsentStore store,
            KeptForms kept,
            ReceivedForms received,
            DaoRegistry storage,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.facts = facts;
        this.store = store;
        this.kept = kept;
        this.received = received;
        this.storage = storage;
        this.events = events;
        this.clock = clock;
    }

    /** @return the logical id of the Task */
    @Transactional
    public String receive(SignedForm form, String patient, Decider by) {
        lock.hold(patient);
        var closure =
                facts.active(patient, form.closure()).orElseThrow(() -> new OperationRefused(409, "not-in-force"));
        Instant now = clock.instant();
        String formId = kept.keep(form, now);
        String task = storage.getResourceDao(Task.class)
                .create(task(form, patient, closure.id(), formId, by, now), new SystemRequestDetails())
                .getId()
                .getIdPart();
        received.write(task, new Received(patient, closure.id(), formId));
        events.publishEvent(new FormHandled(FormHandled.Step.RECEIVED, patient, by.clientId(), by.clientName()));
        return task;
    }

    /** The closure ends, if it is still the one that the form was about. */
    @Transactional
    public void accept(String task, SignedForm form, String why, Decider by) {
        var decided = received.decide(task, clock.instant());
        lock.hold(decided.patientId());
        var closure = facts.active(decided.patientId(), form.closure())
                .filter(active -> active.id().equals(decided.closureId()))
                .orElseThrow(() -> new OperationRefused(409, "not-in-force"));
        store.end(closure.id(), by.agent(), KeptForms.reference(decided.formId()), clock.instant());
        finish(task, Task.TaskStatus.COMPLETED, why, by);
        events.publishEvent(by.changed(form.closure(), ConsentChanged.Change.ENDED, decided.patientId()));
    }

    @Transactional
    public void reject(String task, String why, Decider by) {
        var decided = received.decide(task, clock.instant());
        finish(task, Task.TaskStatus.REJECTED, why, by);
        events.publishEvent(
                new FormHandled(FormHandled.Step.REJECTED, decided.patientId(), by.clientId(), by.clientName()));
    }

    private void finish(String id, Task.TaskStatus status, String why, Decider by) {
        var dao = storage.getResourceDao(Task.class);
        var task = dao.read(new IdType("Task", id), new SystemRequestDetails());
        task.setStatus(status).setOwner(by.agent()).setLastModified(Date.from(clock.instant()));
        if (!why.isEmpty()) {
            task.getStatusReason().setText(why);
        }
        dao.update(task, new SystemRequestDetails());
    }

    private static Task task(SignedForm form, String patient, String closure, String formId, Decider by, Instant now) {
        var task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setInstantiatesUri(form.form().canonical());
        task.setFocus(new Reference("Consent/" + closure));
        task.setFor(new Reference("Patient/" + patient));
        task.setRequester(by.agent());
        task.setAuthoredOn(Date.from(now));
        task.setLastModified(Date.from(now));
        var input = task.addInput();
        input.getType().setText("The form");
        input.setValue(KeptForms.reference(formId));
        return task;
    }
}
