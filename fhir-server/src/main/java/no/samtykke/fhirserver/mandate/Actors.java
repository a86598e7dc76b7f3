package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import no.samtykke.fhirserver.smart.Sessions;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells who acts: by the token of an app, or as our auth-server says, on whose pages she is. */
@Component
class Actors {

    private final Sessions sessions;

    Actors(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The first door has let in nobody else, and only apps in the hands of a person who acts for herself. */
    Actor of(Parameters in, RequestDetails request) {
        var access = RequestAccess.of(request).orElseThrow(MandateRefused::absent);
        return switch (access.caller()) {
            case CitizenApp app -> byApp(app, access);
            case LoginServer _ -> onPages(in);
            default -> throw MandateRefused.absent();
        };
    }

    Actor byApp(RequestDetails request) {
        return of(new Parameters(), request);
    }

    private static Actor byApp(CitizenApp app, RequestAccess access) {
        return new Actor(
                app.actor(),
                Optional.of(app.clientId()),
                Optional.of(access.appName().orElse(app.clientId())),
                app.sid());
    }

    private Actor onPages(Parameters in) {
        if (!(value(in, "actor") instanceof Reference reference)
                || !"Patient".equals(reference.getReferenceElement().getResourceType())) {
            throw missing("actor");
        }
        var actor =
                new Actor(reference.getReferenceElement().getIdPart(), Optional.empty(), Optional.empty(), session(in));
        if (!sessions.isOpen(actor.sid(), actor.patientId())) {
            throw MandateRefused.forbidden(Reason.SESSION_ENDED.code());
        }
        return actor;
    }

    private static UUID session(Parameters in) {
        if (value(in, "sid") instanceof PrimitiveType<?> sid && sid.hasValue()) {
            try {
                return UUID.fromString(sid.getValueAsString());
            } catch (IllegalArgumentException illFormed) {
                throw missing("sid");
            }
        }
        throw missing("sid");
    }

    private static @Nullable Type value(Parameters in, String name) {
        var given = in.getParameter(name);
        return given == null ? null : given.getValue();
    }

    private static InvalidRequestException missing(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing or not well formed");
    }
}
