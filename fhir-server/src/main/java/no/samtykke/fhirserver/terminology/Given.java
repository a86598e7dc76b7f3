package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** What the parameters of an operation say. */
final class Given {

    private Given() {}

    static @Nullable String text(@Nullable PrimitiveType<String> given) {
        return given == null || !given.hasValue() ? null : given.getValue();
    }

    static boolean isTrue(@Nullable BooleanType given) {
        return given != null && given.booleanValue();
    }

    /** The codes asked about: one by its parts, one Coding, or all of a CodeableConcept; exactly one of these. */
    static List<Coding> codings(
            @Nullable UriType system,
            @Nullable CodeType code,
            @Nullable StringType display,
            @Nullable Coding coding,
            @Nullable CodeableConcept concept) {
        int ways = (code == null ? 0 : 1) + (coding == null ? 0 : 1) + (concept == null ? 0 : 1);
        if (ways != 1) {
            throw new InvalidRequestException("Give one of code, coding and codeableConcept");
        }
        if (coding != null) {
            return List.of(coding);
        }
        return concept == null ? List.of(new Coding(text(system), text(code), text(display))) : concept.getCoding();
    }
}
