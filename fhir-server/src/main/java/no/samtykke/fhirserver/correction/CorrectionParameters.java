package no.samtykke.fhirserver.correction;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Set;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Reads what is given to the operations of this room. No error repeats what was sent. */
@Component
class CorrectionParameters {

    static final int LONGEST_TEXT = 2_000;
    static final int LONGEST_PATH = 200;

    private final FhirContext fhir;

    CorrectionParameters(FhirContext fhir) {
        this.fhir = fhir;
    }

    Wish wish(Parameters in) {
        demandOnly(in, Set.of("target", "element", "wish", "reason"));
        return new Wish(target(in).getValue(), element(in), text(in, "wish", true), text(in, "reason", false));
    }

    StaffsAnswer answer(Parameters in) {
        demandOnly(in, Set.of("task", "status", "answer", "legal-ground"));
        var state = CorrectionState.ofAnswer(text(in, "status", true)).orElseThrow(() -> missing("status"));
        boolean rejected = state == CorrectionState.REJECTED;
        String ground = text(in, "legal-ground", rejected);
        if (!rejected && !ground.isEmpty()) {
            throw new InvalidRequestException("Parameter legal-ground goes with the status rejected only");
        }
        return new StaffsAnswer(state, text(in, "answer", rejected), ground);
    }

    /** The logical id. */
    String task(Parameters in) {
        var id = reference(in, "task");
        if (!"Task".equals(id.getResourceType())) {
            throw missing("task");
        }
        return id.getIdPart();
    }

    IdType target(Parameters in) {
        var id = reference(in, "target");
        return new IdType(id.getResourceType(), id.getIdPart());
    }

    private static IdType reference(Parameters in, String name) {
        if (in.getParameter(name) instanceof ParametersParameterComponent given
                && given.getValue() instanceof Reference reference
                && reference.getReferenceElement() instanceof IdType id
                && id.hasResourceType()
                && id.isIdPartValid()
                && !id.hasBaseUrl()) {
            return id;
        }
        throw missing(name);
    }

    private String element(Parameters in) {
        String path = text(in, "element", false);
        if (path.isEmpty()) {
            return path;
        }
        try {
            if (path.length() <= LONGEST_PATH) {
                fhir.newFhirPath().parse(path);
                return path;
            }
        } catch (Exception notFhirPath) {
            throw missing("element");
        }
        throw missing("element");
    }

    private static String text(Parameters in, String name, boolean required) {
        if (!in.hasParameter(name) && !required) {
            return "";
        }
        if (!(in.getParameter(name) instanceof ParametersParameterComponent given)
                || !(given.getValue() instanceof PrimitiveType<?> value)
                || !value.hasValue()
                || value.getValueAsString().isBlank()) {
            throw missing(name);
        }
        String text = value.getValueAsString().strip();
        String place = "Parameters.parameter.where(name='" + name + "')";
        if (text.length() > LONGEST_TEXT) {
            throw new OperationRefused(422, "text-too-long", place);
        }
        if (NationalIdsInText.found(text)) {
            throw new OperationRefused(422, "national-id-in-text", place);
        }
        return text;
    }

    /** What is not known is not dropped: she would think that it was read. */
    private static void demandOnly(Parameters in, Set<String> known) {
        var names = in.getParameter().stream()
                .map(ParametersParameterComponent::getName)
                .toList();
        if (!known.containsAll(names) || Set.copyOf(names).size() < names.size()) {
            throw new InvalidRequestException(
                    "The parameters are, each once: " + known.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static InvalidRequestException missing(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing or not well formed");
    }
}
