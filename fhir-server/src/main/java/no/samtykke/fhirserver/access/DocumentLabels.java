package no.samtykke.fhirserver.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.InstantType;

/**
 * What a hospital says of who may see a document digitally: codes of Volven 9603, which stand in
 * {@code DocumentReference.securityLabel}.
 *
 * @param codes empty when there is none
 * @param releasedAt from when a document of delayed access may be seen; empty when that is not said
 */
record DocumentLabels(Set<String> codes, Optional<Instant> releasedAt) {

    static final String SYSTEM = "urn:oid:2.16.578.1.12.4.1.1.9603";
    /** On DocumentReference, an instant. */
    static final String RELEASE = "https://samtykke.example/fhir/StructureDefinition/document-release";

    DocumentLabels {
        codes = Set.copyOf(codes);
    }

    static DocumentLabels of(IBaseResource resource) {
        if (!(resource instanceof DocumentReference document)) {
            return new DocumentLabels(Set.of(), Optional.empty());
        }
        var codes = document.getSecurityLabel().stream()
                .flatMap(label -> label.getCoding().stream())
                .filter(coding -> SYSTEM.equals(coding.getSystem()))
                .map(Coding::getCode)
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        var release = document.getExtensionByUrl(RELEASE);
        return new DocumentLabels(
                codes,
                release != null && release.getValue() instanceof InstantType at && at.hasValue()
                        ? Optional.of(at.getValue().toInstant())
                        : Optional.empty());
    }
}
