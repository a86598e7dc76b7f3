package no.samtykke.fhirserver.seal;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code $verify}: whether the usage log is what was written, for those who watch over it. {@code $usage-proof}: the
 * proof that an entry is in it, for the person whose entry it is.
 */
@Component
public class SealOperations {

    private static final int CONFLICT = 409;

    private final Sealer sealer;
    private final LogCheck check;
    private final UsageProof proofs;

    SealOperations(Sealer sealer, LogCheck check, UsageProof proofs) {
        this.sealer = sealer;
        this.check = check;
        this.proofs = proofs;
    }

    /** Seals what is settled first, so that as little as possible is left to be checked by its codes only. */
    @Operation(name = "$verify")
    public Parameters verify(@ResourceParam @Nullable Parameters in) {
        var since = value(in, "since").map(SealOperations::instant).orElse(Instant.MIN);
        var witness = value(in, "checkpoint").map(value -> text(value, "checkpoint"));
        sealer.seal();
        return told(check.check(since, witness.orElse(null)));
    }

    /** The door let in nobody but an app in the hands of a person who may read the usage log. */
    @Operation(name = "$usage-proof")
    public Parameters proof(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        String patient = RequestAccess.appOf(request).map(CitizenApp::subject).orElseThrow(Refusals::absent);
        var id = entry(in);
        var asked = proofs.of(patient, id).orElseThrow(Refusals::absent);
        if (asked.proof().isEmpty()) {
            sealer.seal();
            asked = proofs.of(patient, id).orElseThrow(Refusals::absent);
        }
        var told = new Parameters();
        told.addParameter(
                "proof",
                new StringType(asked.proof().orElseThrow(() -> new OperationRefused(CONFLICT, "not-sealed-yet"))));
        return told;
    }

    private static Parameters told(Finding finding) {
        var told = new Parameters();
        told.addParameter("intact", new BooleanType(finding.fault().isEmpty()));
        told.addParameter("seals", new DecimalType(finding.seals()));
        told.addParameter("entries", new DecimalType(finding.entries()));
        told.addParameter("unsealed", new DecimalType(finding.unsealed()));
        finding.checkpoint().ifPresent(note -> told.addParameter("checkpoint", new StringType(note)));
        finding.fault().ifPresent(fault -> {
            var first = told.addParameter().setName("first-fault");
            first.addPart().setName("what").setValue(new CodeType(fault.what().code()));
            first.addPart().setName("seal").setValue(new DecimalType(fault.seal()));
            fault.entry().ifPresent(id -> first.addPart().setName("entry").setValue(new Reference("AuditEvent/" + id)));
        });
        return told;
    }

    private static UUID entry(@Nullable Parameters in) {
        var reference = value(in, "entry")
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .orElseThrow(() -> illFormed("entry"));
        var id = new IdType(reference.getReference());
        if (!"AuditEvent".equals(id.getResourceType())) {
            throw illFormed("entry");
        }
        try {
            return UUID.fromString(id.getIdPart());
        } catch (IllegalArgumentException _) {
            throw Refusals.absent();
        }
    }

    private static Instant instant(Type value) {
        if (value instanceof BaseDateTimeType time && time.hasValue()) {
            return time.getValue().toInstant();
        }
        throw illFormed("since");
    }

    private static String text(Type value, String name) {
        if (value instanceof PrimitiveType<?> primitive && primitive.hasValue()) {
            return primitive.getValueAsString();
        }
        throw illFormed(name);
    }

    private static Optional<Type> value(@Nullable Parameters in, String name) {
        return Optional.ofNullable(in)
                .map(given -> given.getParameter(name))
                .map(Parameters.ParametersParameterComponent::getValue);
    }

    private static InvalidRequestException illFormed(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing or not well formed");
    }
}
