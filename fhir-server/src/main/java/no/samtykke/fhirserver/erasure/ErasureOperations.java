package no.samtykke.fhirserver.erasure;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.erasure.ErasureRuns.Outcome;
import no.samtykke.fhirserver.login.OperationSubject;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff and auth-server do with erasure. Who they are is for {@code access} to say. */
@Component
public class ErasureOperations {

    /** Longer ones are placed anew, so that none is forgotten. */
    private static final int LONGEST_HOLD_IN_YEARS = 1;

    private final ErasureRuns runs;
    private final ErasureHolds holds;
    private final ErasedPeople erased;
    private final OperationSubject subject;
    private final PersonLock lock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ErasureOperations(
            ErasureRuns runs,
            ErasureHolds holds,
            ErasedPeople erased,
            OperationSubject subject,
            PersonLock lock,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.holds = holds;
        this.erased = erased;
        this.subject = subject;
        this.lock = lock;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
    }

    /** Changes nothing unless {@code dry-run} is false. */
    @Operation(name = "$erasure")
    public Parameters erase(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        boolean dry = in == null
                || !(in.hasParameter("dry-run") && in.getParameter("dry-run").getValue() instanceof BooleanType given)
                || given.booleanValue();
        return report(
                dry
                        ? runs.plan()
                        : runs.run(ErasureRequester.of(Decider.of(request)))
                                .orElseThrow(() -> new OperationRefused(409, "erasure-under-way")));
    }

    @Operation(name = "$erasure-hold")
    public Parameters hold(@ResourceParam Parameters in, RequestDetails request) {
        String patient = subject.of(in, request);
        var reason = text(in, "reason").flatMap(ErasureHolds.Reason::of).orElseThrow(() -> missing("reason"));
        var until = day(in);
        transaction.executeWithoutResult(_ -> {
            lock.hold(patient);
            holds.place(patient, reason, until);
            tell(true, patient, Decider.of(request));
        });
        return new Parameters().addParameter("until", new DateType(until.toString()));
    }

    @Operation(name = "$erasure-release")
    public Parameters release(@ResourceParam Parameters in, RequestDetails request) {
        String patient = subject.of(in, request);
        transaction.executeWithoutResult(_ -> {
            lock.hold(patient);
            if (!holds.release(patient)) {
                throw new OperationRefused(409, "not-in-force");
            }
            tell(false, patient, Decider.of(request));
        });
        return new Parameters();
    }

    /** Those whom auth-server has not confirmed yet; {@code after} confirms those up to that number. */
    @Operation(name = "$erased-people")
    public Parameters erasedPeople(@ResourceParam @Nullable Parameters in) {
        if (in != null
                && in.hasParameter("after")
                && in.getParameter("after").getValue() instanceof IntegerType after) {
            erased.confirm(after.getValue());
        }
        return erased.untold();
    }

    private void tell(boolean placed, String patient, Decider staff) {
        events.publishEvent(new ErasureHeld(placed, patient, staff.clientId(), staff.clientName()));
    }

    private LocalDate day(Parameters in) {
        var today = LocalDate.now(clock);
        return text(in, "until")
                .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
                .map(LocalDate::parse)
                .filter(day -> !day.isBefore(today) && !day.isAfter(today.plusYears(LONGEST_HOLD_IN_YEARS)))
                .orElseThrow(() -> missing("until"));
    }

    private static Parameters report(List<Outcome> outcomes) {
        var out = new Parameters();
        outcomes.forEach(outcome -> ErasureReport.add(outcome, out));
        return out;
    }

    private static Optional<String> text(Parameters in, String name) {
        return in.hasParameter(name) && in.getParameter(name).getValue() instanceof PrimitiveType<?> value
                ? Optional.ofNullable(value.getValueAsString())
                : Optional.empty();
    }

    private static InvalidRequestException missing(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing, not well formed or out of bounds");
    }
}
