package no.samtykke.fhirserver.passthrough;

import java.util.Map;
import no.samtykke.fhirserver.access.ServedType;

/** Types that a source is not asked for by themselves: they come with another. */
final class ComesWith {

    private static final Map<ServedType, ServedType> CARRIERS = Map.of(
            ServedType.BINARY, ServedType.DOCUMENT_REFERENCE,
            ServedType.PRACTITIONER, ServedType.PRACTITIONER_ROLE);

    private ComesWith() {}

    /** The type by which sources name what they have of this one. */
    static String askedAs(ServedType type) {
        return CARRIERS.getOrDefault(type, type).resourceType();
    }
}
