package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.access.ServedOperation;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the entry of a request: who, through what, about whom, which service, on what ground. */
@Component
class RequestEntries {

    private static final Set<ServedOperation> OF_SUPPORT =
            EnumSet.of(ServedOperation.EXPLAIN, ServedOperation.SUPPORT_SETTINGS);

    private final Clock clock;

    RequestEntries(Clock clock) {
        this.clock = clock;
    }

    /** A read or a search by an app; empty for what is not a use of anybody's data. */
    Optional<UsageEntry> ofRead(RequestDetails request) {
        return RequestAccess.of(request)
                .filter(access -> access.caller() instanceof CitizenApp)
                .map(access -> use(request, access, serviceOf(request), actionOf(request)));
    }

    /**
     * An operation by which an app was told something, or support something about a citizen; empty for any other. An
     * app that asks what it may do is told nothing of hers.
     */
    Optional<UsageEntry> ofReadingOperation(RequestDetails request) {
        var operation = ServedOperation.of(request.getOperation());
        if (RequestAccess.of(request)
                .map(RequestAccess::caller)
                .filter(Caller.LoginServer.class::isInstance)
                .isPresent()) {
            return operation
                    .flatMap(asked -> PagesOfHerAccount.serviceOf(asked))
                    .flatMap(service -> onHerPages(request, service));
        }
        if (operation.filter(OF_SUPPORT::contains).isPresent()) {
            return RequestAccess.of(request)
                    .filter(access -> access.caller() instanceof Caller.BackendService)
                    .map(access -> use(request, access, Service.CONSENTS, Action.E));
        }
        return operation
                .flatMap(ServedOperation::use)
                .filter(use -> !use.interaction().writes())
                .flatMap(_ -> ofRead(request));
    }

    /** A write, about the patient whose resource it is. */
    Optional<UsageEntry> ofWrite(
            RequestDetails request, Action action, IBaseResource resource, Optional<String> patient) {
        String resourceType = resource.fhirType();
        return RequestAccess.of(request).map(access -> switch (access.caller()) {
            case CitizenApp _
            when resourceType.equals("Consent") ->
                withGround(
                                access,
                                UsageEntry.consent(clock.instant(), RequestReference.of(request), action, by(access)))
                        .about(patient.orElse(null));
            case CitizenApp _ -> use(request, access, Service.HEALTH_ARCHIVE, action);
            case Caller.BackendService _, Caller.LoginServer _ ->
                use(request, access, Service.DATA_LOAD, action)
                        .about(patient.orElse(null))
                        .with(SystemDetails.of(
                                access.caller(), interactionOf(action), List.of(SystemDetails.nameOf(resource))));
        });
    }

    /** What a system read of the log: one entry for each patient on the page, or one when there is nobody. */
    List<UsageEntry> ofSecurityView(RequestDetails request, @Nullable IBaseResource answer) {
        var access = RequestAccess.of(request).orElseThrow();
        var read = SystemDetails.read(answer);
        var entry = use(request, access, Service.USAGE_LOG, actionOf(request));
        String interaction = actionOf(request) == Action.R ? "read" : "search-type";
        return read.entrySet().stream()
                .map(one -> entry.anew()
                        .about(one.getKey().orElse(null))
                        .with(SystemDetails.of(access.caller(), interaction, one.getValue())))
                .toList();
    }

    private static String interactionOf(Action action) {
        return switch (action) {
            case U -> "update";
            case D -> "delete";
            default -> "create";
        };
    }

    /**
     * What an app or a system, or a person on the pages of our auth-server, tried and did not get. Refused log-ins have
     * rows of their own.
     */
    Optional<UsageEntry> ofFailure(RequestDetails request, Throwable thrown) {
        return RequestAccess.of(request)
                .flatMap(access -> access.caller() instanceof Caller.LoginServer
                        ? onHerPages(request, serviceOf(request))
                        : Optional.of(use(request, access, serviceOf(request), actionOf(request))))
                .map(entry -> reasonOf(request, thrown).map(entry::refused).orElseGet(entry::failed));
    }

    private static Optional<String> reasonOf(RequestDetails request, Throwable thrown) {
        return RequestAccess.of(request)
                .flatMap(RequestAccess::refusal)
                .map(Reason::code)
                .or(() -> Refusals.reasonTold(thrown));
    }

    /** Auth-server says whose pages they are, by {@code actor}, and in which session, by {@code sid}. */
    private Optional<UsageEntry> onHerPages(RequestDetails request, Service service) {
        return PagesOfHerAccount.actorOf(request)
                .map(actor -> UsageEntry.use(
                                clock.instant(),
                                RequestReference.of(request),
                                service,
                                Action.E,
                                new By(
                                        actor,
                                        null,
                                        null,
                                        PagesOfHerAccount.sessionOf(request).orElse(null)))
                        .about(actor)
                        .onGround(Ground.OWN_DATA.code()));
    }

    private UsageEntry use(RequestDetails request, RequestAccess access, Service service, Action action) {
        return withGround(
                access, UsageEntry.use(clock.instant(), RequestReference.of(request), service, action, by(access)));
    }

    private static UsageEntry withGround(RequestAccess access, UsageEntry entry) {
        return entry.about(access.patient().orElse(null))
                .onGround(access.ground().map(Ground::code).orElse(null));
    }

    private static By by(RequestAccess access) {
        return switch (access.caller()) {
            case CitizenApp app ->
                By.person(app.actor(), app.clientId(), access.appName().orElse(app.clientId()), app.sid());
            case Caller.BackendService system -> By.system(system.clientId(), system.name());
            case Caller.LoginServer server -> By.system(server.clientId(), server.clientId());
        };
    }

    private static Service serviceOf(RequestDetails request) {
        return Optional.ofNullable(request.getResourceName())
                .flatMap(ServedType::of)
                .map(ServedType::service)
                .or(() -> ServedOperation.of(request.getOperation())
                        .flatMap(ServedOperation::use)
                        .map(ServedOperation.Use::service))
                .map(Service::ofCode)
                .orElse(Service.OTHER_HEALTH_DATA);
    }

    private static Action actionOf(RequestDetails request) {
        return switch (request.getRestOperationType()) {
            case CREATE -> Action.C;
            case UPDATE -> Action.U;
            case DELETE -> Action.D;
            case READ, VREAD, HISTORY_INSTANCE -> Action.R;
            case null, default -> Action.E;
        };
    }
}
