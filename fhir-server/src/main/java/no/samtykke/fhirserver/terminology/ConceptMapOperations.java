package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.codesystem.StoredMaps;
import no.samtykke.fhirserver.terminology.Translation.Match;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $translate} by the maps of the guide and those that are loaded, forwards and backwards. */
@Component
class ConceptMapOperations {

    private final Terms terms;
    private final StoredMaps loaded;

    ConceptMapOperations(Terms terms, StoredMaps loaded) {
        this.terms = terms;
        this.loaded = loaded;
    }

    @Operation(name = "$translate", idempotent = true, typeName = "ConceptMap")
    public Parameters translate(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "url") @Nullable UriType url,
            @OperationParam(name = "code") @Nullable CodeType code,
            @OperationParam(name = "system") @Nullable UriType system,
            @OperationParam(name = "coding") @Nullable Coding coding,
            @OperationParam(name = "codeableConcept") @Nullable CodeableConcept concept,
            @OperationParam(name = "targetsystem") @Nullable UriType target,
            @OperationParam(name = "reverse") @Nullable BooleanType reverse) {
        var codings = Given.codings(system, code, null, coding, concept);
        if (codings.stream().anyMatch(one -> !one.hasSystem() || !one.hasCode())) {
            throw new InvalidRequestException("Give the code with its system");
        }
        var translation = new Translation(Given.isTrue(reverse), Given.text(target));
        var ofGuide =
                maps(id, url).stream().flatMap(map -> codings.stream().flatMap(one -> translation.matches(map, one)));
        var ofLoaded = id != null && id.hasIdPart()
                ? Stream.<Match>empty()
                : codings.stream()
                        .flatMap(one ->
                                loaded
                                        .of(Given.text(url), one.getSystem(), one.getCode(), translation.reverse())
                                        .stream())
                        .filter(translation::isMeant)
                        .map(translation::match);
        return told(Stream.concat(ofGuide, ofLoaded).toList());
    }

    private List<ConceptMap> maps(@Nullable IdType id, @Nullable UriType url) {
        if ((id == null || !id.hasIdPart()) && url == null) {
            return terms.maps();
        }
        var meant = terms.maps().stream()
                .filter(map -> id != null && id.hasIdPart()
                        ? map.getIdElement().getIdPart().equals(id.getIdPart())
                        : map.getUrl().equals(Given.text(url)))
                .toList();
        if (meant.isEmpty() && (url == null || !loaded.holds(url.getValue()))) {
            throw Refusals.absent();
        }
        return meant;
    }

    private Parameters told(List<Match> matches) {
        var answer = new Parameters();
        boolean isTranslated = matches.stream().anyMatch(Match::isMeant);
        answer.addParameter("result", isTranslated);
        if (!isTranslated) {
            answer.addParameter("message", "No translation of the code is known here");
        }
        for (var match : matches) {
            var part = answer.addParameter().setName("match");
            part.addPart()
                    .setName("equivalence")
                    .setValue(new CodeType(match.equivalence().toCode()));
            match.concept()
                    .map(this::named)
                    .ifPresent(concept -> part.addPart().setName("concept").setValue(concept));
            part.addPart().setName("source").setValue(new UriType(match.map()));
        }
        return answer;
    }

    private Coding named(Coding concept) {
        return terms.concepts(concept.getSystem(), null)
                .flatMap(system -> system.of(concept.getCode()))
                .map(found -> concept.copy().setDisplay(found.getDisplay()))
                .orElse(concept);
    }
}
