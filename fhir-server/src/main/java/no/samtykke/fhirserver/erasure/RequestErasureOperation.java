package no.samtykke.fhirserver.erasure;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Optional;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** She asks to be erased, or that one entry of hers is: the FHIR face of {@link RequestedErasure}. */
@Component
public class RequestErasureOperation {

    private final RequestedErasure requested;

    RequestErasureOperation(RequestedErasure requested) {
        this.requested = requested;
    }

    /** Either {@code all} as true, or a {@code target}. */
    @Operation(name = "$request-erasure")
    public Parameters request(@ResourceParam Parameters in, RequestDetails request) {
        var app = (CitizenApp) RequestAccess.of(request).orElseThrow().caller();
        boolean all = value(in, "all", BooleanType.class)
                .map(BooleanType::booleanValue)
                .orElse(false);
        var target = value(in, "target", Reference.class);
        if (all == target.isPresent()) {
            throw new InvalidRequestException("Either all is true, or target is a Reference to what is to be erased");
        }
        return all ? told(requested.all(app, request)) : erased(target.orElseThrow(), app, request);
    }

    private Parameters erased(Reference target, CitizenApp app, RequestDetails request) {
        requested.one(target.getReferenceElement(), app, request);
        return new Parameters().addParameter("target", target);
    }

    private static Parameters told(RequestedErasure.Answer answer) {
        var out = new Parameters()
                .addParameter("erased-on", new DateType(answer.erasedOn().toString()));
        answer.heldUntil().ifPresent(until -> out.addParameter("held-until", new DateType(until.toString())));
        answer.kept().forEach((category, count) -> {
            var stays = out.addParameter().setName("stays");
            stays.addPart().setName("category").setValue(new CodeType(category));
            stays.addPart().setName("count").setValue(new IntegerType(count));
        });
        return out;
    }

    private static <T extends Type> Optional<T> value(Parameters in, String name, Class<T> type) {
        return in.hasParameter(name)
                ? Optional.ofNullable(in.getParameter(name).getValue())
                        .filter(type::isInstance)
                        .map(type::cast)
                : Optional.empty();
    }
}
