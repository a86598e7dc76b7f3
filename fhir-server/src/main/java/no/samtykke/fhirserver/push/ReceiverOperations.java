package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.UUID;
import no.samtykke.fhirserver.login.OperationSubject;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** She sees who has received what she decided, and who has not yet; staff see what does not arrive. */
@Component
public class ReceiverOperations {

    private final Receivers receivers;
    private final Subscriptions subscriptions;
    private final OperationSubject subject;

    ReceiverOperations(Receivers receivers, Subscriptions subscriptions, OperationSubject subject) {
        this.receivers = receivers;
        this.subscriptions = subscriptions;
        this.subject = subject;
    }

    @Operation(name = "$setting-receivers", idempotent = true)
    public Parameters settingReceivers(RequestDetails request) {
        var out = new Parameters();
        for (var told : receivers.of(subject.of(null, request))) {
            var change = out.addParameter().setName("change");
            add(change, "consent", new Reference("Consent/" + told.consentId()));
            add(change, "category", new CodeType(told.category()));
            add(change, "what", new CodeType(told.what()));
            add(change, "recorded", new InstantType(told.recordedAt().toString()));
            add(change, "receiver", new StringType(told.receiver()));
            told.receivedAt().ifPresent(when -> add(change, "received", new InstantType(when.toString())));
        }
        return out;
    }

    @Operation(name = "$setting-deliveries")
    public Parameters settingDeliveries(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        if (in != null && in.hasParameter("send-again")) {
            receivers.sendAgain(subscription(in.getParameter("send-again")));
        }
        var out = new Parameters();
        for (var standing : subscriptions.all()) {
            var one = standing.subscription();
            var receiver = out.addParameter().setName("receiver");
            add(receiver, "subscription", new IdType(one.id().toString()));
            add(receiver, "name", new StringType(one.clientName()));
            add(receiver, "category", new CodeType(one.kind().category().code()));
            add(receiver, "attempts", new IntegerType(one.attempts()));
            add(receiver, "waiting", new IntegerType(standing.waiting()));
            add(receiver, "given-up", new IntegerType(standing.givenUp()));
        }
        return out;
    }

    private static UUID subscription(ParametersParameterComponent given) {
        try {
            return UUID.fromString(given.getValue().primitiveValue());
        } catch (RuntimeException notOneOfOurs) {
            throw new InvalidRequestException("Parameter send-again is missing or not well formed");
        }
    }

    private static void add(ParametersParameterComponent whole, String name, Type value) {
        whole.addPart().setName(name).setValue(value);
    }
}
