package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.jspecify.annotations.Nullable;

/**
 * What is known and was decided about access in one HTTP request. Kept with HAPI's request, which a batch shares among
 * its entries; never in a thread.
 */
public final class RequestAccess {

    private static final String KEY = RequestAccess.class.getName();

    private final Caller caller;
    private final LocalDate on;
    private @Nullable Facts facts;
    private @Nullable Ground ground;
    private @Nullable String patient;
    private @Nullable Reason refusal;

    RequestAccess(Caller caller, LocalDate on) {
        this.caller = caller;
        this.on = on;
    }

    /** Empty before the first door, and for requests that the server makes of itself. */
    public static Optional<RequestAccess> of(@Nullable RequestDetails request) {
        return request == null
                ? Optional.empty()
                : Optional.ofNullable((RequestAccess) request.getUserData().get(KEY));
    }

    /** The app in the hands of a person that sent the request; empty for any other caller, and as {@link #of}. */
    public static Optional<CitizenApp> appOf(@Nullable RequestDetails request) {
        return callerOf(request, CitizenApp.class);
    }

    /** The system that sent the request; empty for any other caller, and as {@link #of}. */
    public static Optional<BackendService> systemOf(@Nullable RequestDetails request) {
        return callerOf(request, BackendService.class);
    }

    private static <C extends Caller> Optional<C> callerOf(@Nullable RequestDetails request, Class<C> kind) {
        return of(request).map(RequestAccess::caller).filter(kind::isInstance).map(kind::cast);
    }

    void keepIn(RequestDetails request) {
        request.getUserData().put(KEY, this);
    }

    public Caller caller() {
        return caller;
    }

    public LocalDate on() {
        return on;
    }

    /** Whose data the request is about; empty for a system, which may write about many. */
    public Optional<String> patient() {
        return Optional.ofNullable(patient);
    }

    /** The name of the app, as the person approved it. */
    public Optional<String> appName() {
        return facts().flatMap(Facts::approved).map(Approval::appName);
    }

    /** The ground of the last permit of this request. */
    public Optional<Ground> ground() {
        return Optional.ofNullable(ground);
    }

    /** The first refusal of this request. */
    public Optional<Reason> refusal() {
        return Optional.ofNullable(refusal);
    }

    Optional<Facts> facts() {
        return Optional.ofNullable(facts);
    }

    void know(Facts read) {
        facts = read;
    }

    void isAbout(String patientId) {
        patient = patientId;
    }

    void note(AccessDecision decision) {
        switch (decision) {
            case AccessDecision.Permit(var why) -> ground = why;
            case AccessDecision.Deny(var why) -> refusal = refusal == null ? why : refusal;
        }
    }
}
