package no.samtykke.fhirserver.terminology;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.jspecify.annotations.Nullable;

/** The concepts of one code system by their codes, and which stands below which, wherever they are kept. */
interface Concepts {

    String url();

    @Nullable
    String version();

    String name();

    /** Whether a code that is not here may all the same be a code of the system. */
    boolean isPart();

    Optional<ConceptDefinitionComponent> of(@Nullable String code);

    boolean isInactive(String code);

    /** Whether the first stands somewhere above the second; a code does not stand above itself. */
    boolean isAbove(String upper, String lower);
}
