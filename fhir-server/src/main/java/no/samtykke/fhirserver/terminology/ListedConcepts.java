package no.samtykke.fhirserver.terminology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.codesystem.Concept.Property;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.jspecify.annotations.Nullable;

/** The concepts of a CodeSystem that is in memory. */
final class ListedConcepts implements Concepts {

    private final CodeSystem system;
    private final Map<String, ConceptDefinitionComponent> byCode = new LinkedHashMap<>();
    private final Map<String, List<String>> parents = new LinkedHashMap<>();

    ListedConcepts(CodeSystem system) {
        this.system = system;
        system.getConcept().forEach(concept -> add(concept, null));
    }

    private void add(ConceptDefinitionComponent concept, @Nullable String parent) {
        byCode.put(concept.getCode(), concept);
        var above = parents.computeIfAbsent(concept.getCode(), _ -> new ArrayList<>());
        if (parent != null) {
            above.add(parent);
        }
        concept.getProperty().stream()
                .filter(property -> property.getCode().equals("parent") && property.hasValue())
                .forEach(property -> above.add(property.getValue().primitiveValue()));
        concept.getConcept().forEach(child -> add(child, concept.getCode()));
    }

    @Override
    public String url() {
        return system.getUrl();
    }

    @Override
    public @Nullable String version() {
        return system.getVersion();
    }

    @Override
    public String name() {
        return system.getName();
    }

    @Override
    public boolean isPart() {
        return system.getContent() != CodeSystemContentMode.COMPLETE;
    }

    @Override
    public Optional<ConceptDefinitionComponent> of(@Nullable String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public boolean isInactive(String code) {
        return of(code).stream()
                .flatMap(concept -> concept.getProperty().stream())
                .anyMatch(ListedConcepts::tellsThatItIsInactive);
    }

    @Override
    public boolean isAbove(String upper, String lower) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<>(parents.getOrDefault(lower, List.of()));
        while (!next.isEmpty()) {
            String code = next.poll();
            if (code.equals(upper)) {
                return true;
            }
            if (seen.add(code)) {
                next.addAll(parents.getOrDefault(code, List.of()));
            }
        }
        return false;
    }

    private static boolean tellsThatItIsInactive(ConceptPropertyComponent property) {
        return property.hasValue()
                && Property.tellsThatItIsInactive(
                        property.getCode(), property.getValue().primitiveValue());
    }
}
