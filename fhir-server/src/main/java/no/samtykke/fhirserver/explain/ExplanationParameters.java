package no.samtykke.fhirserver.explain;

import java.util.List;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.Explanation;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** Writes an {@link Explanation} as the answer of {@code $explain}. */
@Component
class ExplanationParameters {

    private static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    private final Designations reasons = Designations.of("refusal-reason");
    private final Designations grounds = Designations.of("access-ground");

    /** @param language of the displays; the texts are in all three */
    Parameters of(Explanation explanation, String language) {
        var out = new Parameters();
        boolean permitted = explanation.ground().isPresent();
        out.addParameter("decision", new CodeType(permitted ? "permit" : "deny"));
        explanation.ground().map(Ground::code).ifPresent(code -> tell(out, "ground", grounds, code, language));
        explanation.reason().map(Reason::code).ifPresent(code -> tell(out, "reason", reasons, code, language));
        explanation.consents().forEach(id -> out.addParameter("consent", new Reference("Consent/" + id)));
        return out;
    }

    private static void tell(Parameters out, String name, Designations texts, String code, String language) {
        out.addParameter(name, new Coding(texts.system(), code, texts.text(code, language)));
        for (String each : LANGUAGES) {
            var text = out.addParameter().setName("text");
            text.addPart().setName("language").setValue(new CodeType(each));
            text.addPart().setName("value").setValue(new StringType(texts.text(code, each)));
        }
    }
}
