package no.samtykke.fhirserver.explain;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import no.samtykke.fhirserver.access.Explanation.Question;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalIds;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** Reads what {@code $explain} is asked. What is missing or ill-formed is answered with 400 and named, not repeated. */
@Component
class ExplainParameters {

    private final NationalIds numbers;
    private final PatientIdentities identities;

    ExplainParameters(NationalIds numbers, PatientIdentities identities) {
        this.numbers = numbers;
        this.identities = identities;
    }

    /** To read a Patient, unless something else is asked. */
    Question question(Parameters in) {
        var interaction =
                text(in, "interaction").map(ExplainParameters::interaction).orElse(Interaction.READ);
        var type = text(in, "resource-type");
        var reference = reference(in, "reference");
        if (reference.isEmpty()) {
            return new Question(interaction, type.orElse("Patient"), Optional.empty());
        }
        var id = reference.get().getReferenceElement();
        boolean isOneHere = id.hasResourceType() && id.hasIdPart() && !id.hasBaseUrl() && !id.hasVersionIdPart();
        boolean fits = type.filter(other -> !other.equals(id.getResourceType())).isEmpty()
                && interaction != Interaction.SEARCH
                && interaction != Interaction.CREATE;
        if (!isOneHere || !fits) {
            throw illFormed("reference");
        }
        return new Question(interaction, id.getResourceType(), Optional.of(id.getIdPart()));
    }

    /** Support asks about kinds of resources, never about one. */
    Question ofTypeOnly(Question question) {
        if (question.id().isPresent()) {
            throw illFormed("reference");
        }
        return question;
    }

    String requiredText(Parameters in, String name) {
        return text(in, name).orElseThrow(() -> illFormed(name));
    }

    String requiredPatient(Parameters in, String name) {
        return patient(in, name).orElseThrow(() -> illFormed(name));
    }

    /**
     * The logical id of a Patient who is named by it or by her number; empty when the parameter is not there. A number
     * that nobody here has gives empty text: nobody of that id lets support in.
     */
    Optional<String> patient(Parameters in, String name) {
        return value(in, name).map(value -> switch (value) {
            case Identifier number ->
                numbers.take(number.getSystem(), number.getValue())
                        .flatMap(identities::patientOf)
                        .orElse("");
            case Reference reference
            when "Patient".equals(reference.getReferenceElement().getResourceType()) ->
                reference.getReferenceElement().getIdPart();
            default -> throw illFormed(name);
        });
    }

    private static Optional<String> text(Parameters in, String name) {
        return value(in, name).map(value -> {
            if (value instanceof PrimitiveType<?> primitive && primitive.hasValue()) {
                return primitive.getValueAsString();
            }
            throw illFormed(name);
        });
    }

    private static Optional<Reference> reference(Parameters in, String name) {
        return value(in, name).map(value -> {
            if (value instanceof Reference reference) {
                return reference;
            }
            throw illFormed(name);
        });
    }

    private static Optional<Type> value(Parameters in, String name) {
        return Optional.ofNullable(in.getParameter(name)).map(Parameters.ParametersParameterComponent::getValue);
    }

    private static Interaction interaction(String code) {
        return Arrays.stream(Interaction.values())
                .filter(interaction ->
                        interaction.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> illFormed("interaction"));
    }

    private static InvalidRequestException illFormed(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing or not well formed");
    }
}
