package no.samtykke.fhirserver.correction;

import java.time.Clock;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.correction.CorrectionHandled.Step;
import no.samtykke.fhirserver.correction.RequestedCorrections.Requested;
import org.hl7.fhir.r4.model.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done with requests for correction, each in one transaction with its line in the usage log. */
@Component
class Corrections {

    private final RequestedCorrections requested;
    private final CorrectionTasks tasks;
    private final CorrectionProperties properties;
    private final PersonLock lock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Corrections(
            RequestedCorrections requested,
            CorrectionTasks tasks,
            CorrectionProperties properties,
            PersonLock lock,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requested = requested;
        this.tasks = tasks;
        this.properties = properties;
        this.lock = lock;
        this.events = events;
        this.clock = clock;
    }

    /** @return the logical id of the Task */
    @Transactional
    public String request(Wish wish, String patient, Decider by, String language) {
        lock.hold(patient);
        if (requested.openOf(patient) >= properties.mostOpen()) {
            throw new OperationRefused(409, "too-many-corrections");
        }
        var now = clock.instant();
        var dueOn = now.atZone(clock.getZone()).toLocalDate().plus(properties.answeredWithin());
        String task = tasks.create(wish, patient, by, language, now, dueOn);
        requested.write(new Requested(task, patient, wish.targetType(), CorrectionState.REQUESTED, now, dueOn));
        events.publishEvent(new CorrectionHandled(Step.REQUESTED, patient, by));
        return task;
    }

    /** Of another person's, nothing is told. */
    @Transactional
    public void withdraw(String task, String patient, Decider by) {
        if (!requested.of(task).patientId().equals(patient)) {
            throw Refusals.absent();
        }
        var now = clock.instant();
        requested.step(task, CorrectionState.CANCELLED, now);
        tasks.withdraw(task, now);
        events.publishEvent(new CorrectionHandled(Step.WITHDRAWN, patient, by));
    }

    @Transactional
    public void answer(String task, StaffsAnswer answer, Decider by) {
        var about = requested.of(task);
        var now = clock.instant();
        requested.step(task, answer.state(), now);
        tasks.answer(task, answer, by, now);
        events.publishEvent(new CorrectionHandled(answer.state().step(), about.patientId(), by));
    }

    /** For staff, who read what she wrote: it is in her log before they have it. */
    @Transactional
    public Task look(Requested one, Decider by) {
        var task = tasks.read(one.taskId());
        events.publishEvent(new CorrectionHandled(Step.LOOKED_AT, one.patientId(), by));
        return task;
    }
}
