package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.exchange.LastDecision.Outcome;
import no.samtykke.fhirserver.exchange.Registration.Registered;
import no.samtykke.fhirserver.grants.Act;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A controller brings what people decided elsewhere. All kinds are asked about first; then each setting stands for
 * itself, and one that is wrong spoils none.
 */
@Component
public class RegisterOperation {

    private final ExchangeGate gate;
    private final ExchangeParameters read;
    private final WishReader wishes;
    private final Registration registration;
    private final ApplicationEventPublisher events;

    RegisterOperation(
            ExchangeGate gate,
            ExchangeParameters read,
            WishReader wishes,
            Registration registration,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.read = read;
        this.wishes = wishes;
        this.registration = registration;
        this.events = events;
    }

    @Operation(name = "$register-settings")
    public Parameters registerSettings(@ResourceParam Parameters in, RequestDetails request) {
        var settings = read.settings(in);
        var granted = settings.stream().map(setting -> read.kind(setting.getPart())).distinct().toList().stream()
                .map(kind -> gate.demand(request, Act.REGISTER, kind))
                .toList();
        var out = new Parameters();
        var looked = new ArrayList<String>();
        for (int i = 0; i < settings.size(); i++) {
            var result = out.addParameter().setName("result");
            result.addPart().setName("place").setValue(new IntegerType(i + 1));
            register(settings.get(i), granted.getFirst(), result, looked);
        }
        events.publishEvent(granted.getFirst().isTold(looked.stream(), request));
        return out;
    }

    private void register(
            ParametersParameterComponent setting,
            Granted by,
            ParametersParameterComponent result,
            List<String> looked) {
        try {
            var registered = registerOne(setting, by);
            tell(result, registered.outcome().name());
            registered
                    .consentId()
                    .ifPresent(id -> result.addPart().setName("version").setValue(new StringType(EntityTag.of(id))));
            registered
                    .decided()
                    .ifPresent(at -> result.addPart().setName("decided").setValue(new DateTimeType(at.toString())));
            if (registered.outcome() == Outcome.CONFLICT || registered.outcome() == Outcome.UNCHANGED) {
                registered.patientId().ifPresent(looked::add);
            }
        } catch (WishReader.Unreadable unreadable) {
            tell(result, "REFUSED");
            result.addPart().setName("problem").setValue(new CodeType(unreadable.part()));
        }
    }

    private Registered registerOne(ParametersParameterComponent setting, Granted by) throws WishReader.Unreadable {
        var wish = wishes.wish(setting, read.kind(setting.getPart()));
        try {
            return registration.register(wish, by);
        } catch (ResourceVersionConflictException atTheSameTime) {
            return registerAgain(wish, by);
        }
    }

    /** Another was faster with the same person; what it stored is there now, and is held against. */
    private Registered registerAgain(Wish wish, Granted by) {
        try {
            return registration.register(wish, by);
        } catch (ResourceVersionConflictException again) {
            return new Registered(Outcome.CONFLICT, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** What was changed has a row of its own; that it was so already, or otherwise, is told to the organisation too. */
    private static void tell(ParametersParameterComponent result, String outcome) {
        result.addPart().setName("outcome").setValue(new CodeType(outcome.toLowerCase(Locale.ROOT)));
    }
}
