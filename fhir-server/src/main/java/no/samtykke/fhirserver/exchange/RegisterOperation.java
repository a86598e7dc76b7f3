package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.exchange.SettingIntake.Taken;
import no.samtykke.fhirserver.grants.Act;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
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
    private final SettingIntake intake;
    private final ApplicationEventPublisher events;

    RegisterOperation(
            ExchangeGate gate, ExchangeParameters read, SettingIntake intake, ApplicationEventPublisher events) {
        this.gate = gate;
        this.read = read;
        this.intake = intake;
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
            var setting = settings.get(i);
            var taken = intake.take(setting, read.kind(setting.getPart()), granted.getFirst());
            tell(result, taken);
            taken.told().ifPresent(looked::add);
        }
        events.publishEvent(granted.getFirst().isTold(looked.stream(), request));
        return out;
    }

    private static void tell(ParametersParameterComponent result, Taken taken) {
        add(result, "outcome", new CodeType(taken.outcome()));
        taken.version().ifPresent(version -> add(result, "version", new StringType(version)));
        taken.decided().ifPresent(at -> add(result, "decided", new DateTimeType(at.toString())));
        taken.problem().ifPresent(part -> add(result, "problem", new CodeType(part)));
    }

    private static void add(ParametersParameterComponent result, String name, Type value) {
        result.addPart().setName(name).setValue(value);
    }
}
