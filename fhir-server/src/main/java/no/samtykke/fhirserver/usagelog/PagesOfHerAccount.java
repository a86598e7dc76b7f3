package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.method.OperationParameter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.access.ServedOperation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a person looks at on the pages of our auth-server, as that asks for it. What it asks while it logs her in, or
 * before it gives a token, is covered by the row of her log-in.
 */
final class PagesOfHerAccount {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Where HAPI keeps what was sent to an operation. */
    private static final String SENT = OperationParameter.class.getName() + "_PARSED_RESOURCE";

    private PagesOfHerAccount() {}

    /** Empty for what is not looked at on a page of hers. */
    static Optional<Service> serviceOf(ServedOperation asked) {
        return switch (asked) {
            case MANDATES -> Optional.of(Service.REPRESENTATION);
            case APPS_WITH_ACCESS -> Optional.of(Service.CONSENTS);
            default -> Optional.empty();
        };
    }

    /** The logical id of her Patient. */
    static Optional<String> actorOf(RequestDetails request) {
        return sent(request)
                .map(in -> in.getParameter("actor"))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .map(reference -> reference.getReferenceElement().getIdPart());
    }

    static Optional<UUID> sessionOf(RequestDetails request) {
        return sent(request)
                .map(in -> in.getParameter("sid"))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(PrimitiveType.class::isInstance)
                .map(value -> value.primitiveValue())
                .filter(value -> UUID_FORM.matcher(value).matches())
                .map(UUID::fromString);
    }

    private static Optional<Parameters> sent(RequestDetails request) {
        return Optional.ofNullable(request.getUserData().get(SENT))
                .or(() -> Optional.ofNullable(request.getResource()))
                .filter(Parameters.class::isInstance)
                .map(Parameters.class::cast);
    }
}
