package no.samtykke.fhirserver.terminology;

import java.util.Optional;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.codesystem.Selection;
import no.samtykke.fhirserver.codesystem.StoredSystem;
import no.samtykke.fhirserver.codesystem.StoredSystems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The value sets that a loaded code system has without being told: all of it, and each concept with all below it.
 *
 * @see <a href="https://hl7.org/fhir/R4/snomedct.html#implicit">the same for SNOMED CT</a>
 */
@Component
class StoredSets {

    private static final String ALL = "?fhir_vs";
    private static final String IS_A = "?fhir_vs=isa/";

    private final StoredSystems stored;

    StoredSets(StoredSystems stored) {
        this.stored = stored;
    }

    Optional<Members> of(String url, @Nullable String version) {
        int isA = url.indexOf(IS_A);
        if (isA > 0) {
            return stored.of(url.substring(0, isA), version)
                    .map(system -> members(system, url, topOf(system, url.substring(isA + IS_A.length()))));
        }
        if (url.endsWith(ALL)) {
            return stored.of(url.substring(0, url.length() - ALL.length()), version)
                    .map(system -> members(system, url, null));
        }
        return stored.all().stream()
                .filter(system -> url.equals(system.valueSet()))
                .filter(system -> version == null || version.equals(system.version()))
                .findFirst()
                .map(system -> members(system, url, null));
    }

    private String topOf(StoredSystem system, String code) {
        return stored.concept(system, code).orElseThrow(Refusals::absent).code();
    }

    private Members members(StoredSystem system, String url, @Nullable String top) {
        return new StoredMembers(stored, new Selection(system, top), url);
    }
}
