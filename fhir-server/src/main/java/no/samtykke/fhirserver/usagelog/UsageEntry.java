package no.samtykke.fhirserver.usagelog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the usage log. Made by {@link #login}, {@link #logout}, {@link #use} or {@link #consent}, and told the
 * rest by the methods that return a changed copy; it succeeded unless it is told that it was refused or failed.
 *
 * @param recorded whole microseconds, as the database keeps them
 * @param patient id of the Patient whose data it is; null when there is no profile
 * @param ground code of the CodeSystem {@code access-ground}
 * @param reason code of the CodeSystem {@code refusal-reason}
 * @param requestId the same for all entries of one request
 * @param details of what a system did; null for people, and where nothing more is known
 */
public record UsageEntry(
        UUID id,
        Instant recorded,
        Kind kind,
        Service service,
        Action action,
        @Nullable String patient,
        By by,
        @Nullable String ground,
        Outcome outcome,
        @Nullable String reason,
        UUID requestId,
        @Nullable UsageDetails details) {

    /** What kind of event it is. */
    public enum Kind {
        LOGIN,
        LOGOUT,
        USE,
        CONSENT,
        /** Something about her was told to somebody outside who asked. */
        DISCLOSURE,
        /** A device that she logs in with, such as a passkey, was added or removed. */
        DEVICE
    }

    /** What was done, in the letters of AuditEvent.action. */
    public enum Action {
        C,
        R,
        U,
        D,
        E
    }

    /** How it ended, by the codes of AuditEvent.outcome. */
    public enum Outcome {
        SUCCESS(0),
        REFUSED(4),
        FAILED(8);

        private final int code;

        Outcome(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /**
     * Who did it, and through what.
     *
     * @param actor id of the Patient that is the person who acted; null when a system did, or one without a profile
     * @param client id of the app or system
     * @param clientName its name, as the citizen knows it
     * @param session the session of the person's log-in
     */
    public record By(
            @Nullable String actor,
            @Nullable String client,
            @Nullable String clientName,
            @Nullable UUID session) {

        public static By person(String actor, @Nullable String client, @Nullable String clientName, UUID session) {
            return new By(actor, client, clientName, session);
        }

        public static By system(String client, String clientName) {
            return new By(null, client, clientName, null);
        }

        /** Somebody who has no profile, such as one refused at her first log-in. */
        public static By stranger(@Nullable UUID session) {
            return new By(null, null, null, session);
        }
    }

    public UsageEntry {
        recorded = recorded.truncatedTo(ChronoUnit.MICROS);
        requireNonNull(requestId);
    }

    public static UsageEntry login(Instant recorded, UUID requestId, By by) {
        return first(recorded, requestId, Kind.LOGIN, Service.LOGIN, Action.E, by);
    }

    public static UsageEntry logout(Instant recorded, UUID requestId, By by) {
        return first(recorded, requestId, Kind.LOGOUT, Service.LOGOUT, Action.E, by);
    }

    public static UsageEntry use(Instant recorded, UUID requestId, Service service, Action action, By by) {
        return first(recorded, requestId, Kind.USE, service, action, by);
    }

    /** A decision of the citizen: terms accepted, an app approved, a consent given or withdrawn. */
    public static UsageEntry consent(Instant recorded, UUID requestId, Action action, By by) {
        return first(recorded, requestId, Kind.CONSENT, Service.CONSENTS, action, by);
    }

    /** What was told about her to somebody outside: of her settings, never of her health. */
    public static UsageEntry disclosure(Instant recorded, UUID requestId, Service service, By by) {
        return first(recorded, requestId, Kind.DISCLOSURE, service, Action.R, by);
    }

    /** A passkey added or removed. */
    public static UsageEntry device(Instant recorded, UUID requestId, Action action, By by) {
        return first(recorded, requestId, Kind.DEVICE, Service.DEVICES, action, by);
    }

    /** A power of attorney given, accepted or ended: a decision too, about who acts for whom. */
    public static UsageEntry mandate(Instant recorded, UUID requestId, Action action, By by) {
        return first(recorded, requestId, Kind.CONSENT, Service.REPRESENTATION, action, by);
    }

    private static UsageEntry first(Instant at, UUID request, Kind kind, Service service, Action action, By by) {
        return new UsageEntry(
                EntryIds.at(at), at, kind, service, action, null, by, null, Outcome.SUCCESS, null, request, null);
    }

    public UsageEntry about(@Nullable String patientId) {
        return new UsageEntry(
                id, recorded, kind, service, action, patientId, by, ground, outcome, reason, requestId, details);
    }

    public UsageEntry onGround(@Nullable String groundCode) {
        return new UsageEntry(
                id, recorded, kind, service, action, patient, by, groundCode, outcome, reason, requestId, details);
    }

    public UsageEntry refused(String reasonCode) {
        return new UsageEntry(
                id,
                recorded,
                kind,
                service,
                action,
                patient,
                by,
                ground,
                Outcome.REFUSED,
                reasonCode,
                requestId,
                details);
    }

    public UsageEntry failed() {
        return new UsageEntry(
                id, recorded, kind, service, action, patient, by, ground, Outcome.FAILED, reason, requestId, details);
    }

    /** The same with an id of its own, of another line. */
    UsageEntry anew() {
        return new UsageEntry(
                EntryIds.at(recorded),
                recorded,
                kind,
                service,
                action,
                patient,
                by,
                ground,
                outcome,
                reason,
                requestId,
                details);
    }

    public UsageEntry with(@Nullable UsageDetails known) {
        return new UsageEntry(
                id, recorded, kind, service, action, patient, by, ground, outcome, reason, requestId, known);
    }
}
