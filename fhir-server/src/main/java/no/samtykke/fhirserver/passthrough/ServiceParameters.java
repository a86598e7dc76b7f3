package no.samtykke.fhirserver.passthrough;

import java.util.Optional;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.passthrough.ExternalServicesProperties.External;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.Source;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UrlType;
import org.springframework.stereotype.Component;

/** The answer of {@code $available-services}, in her language. */
@Component
class ServiceParameters {

    private static final String OURSELVES = "Samtykke";

    private final Designations services = Designations.of("service");
    private final Designations categories = Designations.of("service-category");
    private final Designations refusals = Designations.of("refusal-reason");
    private final SourceOutcomes outcomes;

    ServiceParameters(SourceOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    void keptHere(Parameters answer, ServedType type, Optional<Reason> objection, String language) {
        var reason = objection.map(why -> {
            var concept = new CodeableConcept().setText(refusals.text(why.code(), language));
            concept.addCoding().setSystem(Refusals.SYSTEM).setCode(why.code());
            return concept;
        });
        service(answer, type, OURSELVES, reason, language);
    }

    void ofSource(Parameters answer, ServedType type, Source source, Optional<Silence> objection, String language) {
        service(answer, type, source.name(), objection.map(why -> outcomes.concept(why, language)), language);
    }

    void elsewhere(Parameters answer, External external, String language) {
        var service = answer.addParameter().setName("service");
        service.addPart().setName("name").setValue(new StringType(external.name()));
        service.addPart().setName("url").setValue(new UrlType(external.url().toString()));
        service.addPart().setName("category").setValue(coding(categories, "external", language));
        service.addPart()
                .setName("category")
                .setValue(coding(categories, external.category().code(), language));
    }

    private void service(
            Parameters answer, ServedType type, String source, Optional<CodeableConcept> reason, String language) {
        var service = answer.addParameter().setName("service");
        service.addPart().setName("code").setValue(coding(services, type.service(), language));
        service.addPart().setName("type").setValue(new CodeType(type.resourceType()));
        service.addPart().setName("category").setValue(coding(categories, categoryOf(type), language));
        service.addPart().setName("source").setValue(new StringType(source));
        service.addPart().setName("available").setValue(new BooleanType(reason.isEmpty()));
        reason.ifPresent(why -> reason(service, why));
    }

    private static void reason(ParametersParameterComponent service, CodeableConcept why) {
        service.addPart().setName("reason").setValue(why);
    }

    private static String categoryOf(ServedType type) {
        return type.offers(Interaction.CREATE) || type.offers(Interaction.UPDATE) ? "action" : "insight";
    }

    private static Coding coding(Designations texts, String code, String language) {
        return new Coding().setSystem(texts.system()).setCode(code).setDisplay(texts.text(code, language));
    }
}
