package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import no.samtykke.fhirserver.access.Refusals;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $lookup}, {@code $validate-code} and {@code $subsumes} of the code systems that are kept here. */
@Component
class CodeSystemOperations {

    private final Terms terms;
    private final CodeCheck check;

    CodeSystemOperations(Terms terms, CodeCheck check) {
        this.terms = terms;
        this.check = check;
    }

    @Operation(name = "$lookup", idempotent = true, typeName = "CodeSystem")
    public Parameters lookup(
            @OperationParam(name = "code") @Nullable CodeType code,
            @OperationParam(name = "system") @Nullable UriType system,
            @OperationParam(name = "version") @Nullable StringType version,
            @OperationParam(name = "coding") @Nullable Coding coding,
            @OperationParam(name = "displayLanguage") @Nullable CodeType language) {
        var asked = Given.codings(system, code, null, coding, null).getFirst();
        var concepts = concepts(asked.getSystem(), Given.text(version));
        var concept = concepts.of(asked.getCode()).orElseThrow(Refusals::absent);
        return told(concepts, concept, Given.text(language));
    }

    @Operation(name = "$validate-code", idempotent = true, typeName = "CodeSystem")
    public Parameters validateCode(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "url") @Nullable UriType url,
            @OperationParam(name = "version") @Nullable StringType version,
            @OperationParam(name = "code") @Nullable CodeType code,
            @OperationParam(name = "display") @Nullable StringType display,
            @OperationParam(name = "coding") @Nullable Coding coding,
            @OperationParam(name = "codeableConcept") @Nullable CodeableConcept concept,
            @OperationParam(name = "displayLanguage") @Nullable CodeType language) {
        var codings = Given.codings(url, code, display, coding, concept);
        String system = id != null && id.hasIdPart() ? urlOf(id.getIdPart()) : Given.text(url);
        if (system == null && coding != null) {
            system = coding.getSystem();
        }
        return check.ofSystem(concepts(system, Given.text(version)), codings, Given.text(language));
    }

    @Operation(name = "$subsumes", idempotent = true, typeName = "CodeSystem")
    public Parameters subsumes(
            @OperationParam(name = "codeA") @Nullable CodeType codeA,
            @OperationParam(name = "codeB") @Nullable CodeType codeB,
            @OperationParam(name = "system") @Nullable UriType system,
            @OperationParam(name = "version") @Nullable StringType version,
            @OperationParam(name = "codingA") @Nullable Coding codingA,
            @OperationParam(name = "codingB") @Nullable Coding codingB) {
        var a = Given.codings(system, codeA, null, codingA, null).getFirst();
        var b = Given.codings(system, codeB, null, codingB, null).getFirst();
        if (a.hasSystem() && b.hasSystem() && !a.getSystem().equals(b.getSystem())) {
            throw new InvalidRequestException("Both codes must be of one code system");
        }
        var concepts = concepts(a.getSystem(), Given.text(version));
        var answer = new Parameters();
        answer.addParameter("outcome", new CodeType(outcome(concepts, codeOf(concepts, a), codeOf(concepts, b))));
        return answer;
    }

    private static String outcome(Concepts concepts, String a, String b) {
        if (a.equals(b)) {
            return "equivalent";
        }
        if (concepts.isAbove(a, b)) {
            return "subsumes";
        }
        return concepts.isAbove(b, a) ? "subsumed-by" : "not-subsumed";
    }

    private static String codeOf(Concepts concepts, Coding coding) {
        return concepts.of(coding.getCode())
                .map(ConceptDefinitionComponent::getCode)
                .orElseThrow(Refusals::absent);
    }

    private Concepts concepts(@Nullable String system, @Nullable String version) {
        if (system == null) {
            throw new InvalidRequestException("Name the code system");
        }
        return terms.concepts(system, version).orElseThrow(Refusals::absent);
    }

    private String urlOf(String id) {
        return terms.codeSystems().stream()
                .filter(system -> system.getIdElement().getIdPart().equals(id))
                .findFirst()
                .map(CodeSystem::getUrl)
                .orElseThrow(Refusals::absent);
    }

    private static Parameters told(Concepts concepts, ConceptDefinitionComponent concept, @Nullable String language) {
        var answer = new Parameters();
        answer.addParameter("name", concepts.name());
        if (concepts.version() != null) {
            answer.addParameter("version", concepts.version());
        }
        answer.addParameter("display", Names.of(concept, language));
        concept.getDesignation().forEach(name -> {
            var part = answer.addParameter().setName("designation");
            part.addPart().setName("language").setValue(name.getLanguageElement());
            if (name.hasUse()) {
                part.addPart().setName("use").setValue(name.getUse());
            }
            part.addPart().setName("value").setValue(name.getValueElement());
        });
        concept.getProperty().forEach(property -> {
            var part = answer.addParameter().setName("property");
            part.addPart().setName("code").setValue(property.getCodeElement());
            part.addPart().setName("value").setValue(property.getValue());
        });
        return answer;
    }
}
