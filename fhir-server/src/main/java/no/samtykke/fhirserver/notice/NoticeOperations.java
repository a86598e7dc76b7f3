package no.samtykke.fhirserver.notice;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $notice-settings}: what she is told of. Read when it is given nothing, else changed; by herself alone. */
@Component
public class NoticeOperations {

    private final NoticeWishes wishes;
    private final NoticeChannel channel;

    NoticeOperations(NoticeWishes wishes, NoticeChannel channel) {
        this.wishes = wishes;
        this.channel = channel;
    }

    @Operation(name = "$notice-settings")
    public Parameters settings(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        var app = RequestAccess.appOf(request).orElseThrow(Refusals::absent);
        if (app.actsForAnother()) {
            throw new OperationRefused(403, "consent-not-yours");
        }
        return told(in == null || !in.hasParameter() ? read(app, request) : set(in, app, request));
    }

    private Set<Occasion> read(CitizenApp app, RequestDetails request) {
        return wishes.read(app.subject(), Decider.of(request));
    }

    private Set<Occasion> set(Parameters in, CitizenApp app, RequestDetails request) {
        var on = EnumSet.noneOf(Occasion.class);
        var off = EnumSet.noneOf(Occasion.class);
        for (var given : in.getParameter()) {
            var occasion = occasion(given);
            if (on.contains(occasion) || off.contains(occasion)) {
                throw malformed();
            }
            (isOn(given) ? on : off).add(occasion);
        }
        return wishes.set(app.subject(), on, off, Decider.of(request));
    }

    private Parameters told(Set<Occasion> wanted) {
        var out = new Parameters();
        out.addParameter("offered", new BooleanType(channel.isOffered()));
        if (channel.isOffered()) {
            out.addParameter("channel", new CodeType(channel.code()));
        }
        for (var occasion : Occasion.values()) {
            out.addParameter(occasion.code(), new BooleanType(wanted.contains(occasion)));
        }
        return out;
    }

    private static Occasion occasion(ParametersParameterComponent given) {
        return Arrays.stream(Occasion.values())
                .filter(one -> one.code().equals(given.getName()))
                .findFirst()
                .orElseThrow(NoticeOperations::malformed);
    }

    private static boolean isOn(ParametersParameterComponent given) {
        if (given.getValue() instanceof BooleanType value && value.hasValue()) {
            return value.booleanValue();
        }
        throw malformed();
    }

    private static InvalidRequestException malformed() {
        return new InvalidRequestException(
                "The parameters are privacy, correction and use, each a boolean and at most once");
    }
}
