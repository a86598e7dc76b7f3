package no.samtykke.fhirserver.terminology;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samtykke.fhirserver.codesystem.MapTarget;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.jspecify.annotations.Nullable;

/**
 * What maps say of a code.
 *
 * @param reverse whether the code is one that maps lead to
 * @param target the system that the answer is to be in; null for any
 */
record Translation(boolean reverse, @Nullable String target) {

    /** One translation, and the address of the map that it is from. A map may say that there is none. */
    record Match(ConceptMapEquivalence equivalence, Optional<Coding> concept, String map) {

        private static final Set<ConceptMapEquivalence> NONE =
                EnumSet.of(ConceptMapEquivalence.UNMATCHED, ConceptMapEquivalence.DISJOINT);

        boolean isMeant() {
            return !NONE.contains(equivalence);
        }
    }

    Stream<Match> matches(ConceptMap map, Coding code) {
        return map.getGroup().stream()
                .filter(group -> code.getSystem().equals(reverse ? group.getTarget() : group.getSource()))
                .filter(group -> target == null || target.equals(reverse ? group.getSource() : group.getTarget()))
                .flatMap(group -> group.getElement().stream()
                        .flatMap(element -> element.getTarget().stream()
                                .filter(to -> code.getCode().equals(reverse ? to.getCode() : element.getCode()))
                                .map(to -> match(map, group, element, to))));
    }

    Match match(MapTarget loaded) {
        var equivalence = ConceptMapEquivalence.fromCode(loaded.equivalence());
        if (reverse) {
            var found = new Coding(loaded.sourceSystem(), loaded.source(), null);
            return new Match(turned(equivalence), Optional.of(found), loaded.map());
        }
        var found = Optional.ofNullable(loaded.target()).map(code -> new Coding(loaded.targetSystem(), code, null));
        return new Match(equivalence, found, loaded.map());
    }

    /** Whether it leads to the system that is asked for. */
    boolean isMeant(MapTarget loaded) {
        return target == null || target.equals(reverse ? loaded.sourceSystem() : loaded.targetSystem());
    }

    private Match match(
            ConceptMap map, ConceptMapGroupComponent group, SourceElementComponent from, TargetElementComponent to) {
        if (reverse) {
            var found = new Coding(group.getSource(), from.getCode(), null);
            return new Match(turned(to.getEquivalence()), Optional.of(found), map.getUrl());
        }
        var found = Optional.ofNullable(to.getCode()).map(code -> new Coding(group.getTarget(), code, null));
        return new Match(to.getEquivalence(), found, map.getUrl());
    }

    /** What is wider seen from one side is narrower seen from the other. */
    private static ConceptMapEquivalence turned(ConceptMapEquivalence equivalence) {
        return switch (equivalence) {
            case WIDER -> ConceptMapEquivalence.NARROWER;
            case NARROWER -> ConceptMapEquivalence.WIDER;
            case SUBSUMES -> ConceptMapEquivalence.SPECIALIZES;
            case SPECIALIZES -> ConceptMapEquivalence.SUBSUMES;
            default -> equivalence;
        };
    }
}
