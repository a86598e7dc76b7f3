package no.samtykke.fhirserver.explain;

import java.util.List;
import no.samtykke.fhirserver.access.Opening;
import no.samtykke.fhirserver.access.Preview;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Writes a {@link Preview} as the answer of {@code $preview}. */
@Component
class PreviewParameters {

    /** Of each list; how many were left out is told. */
    static final int LONGEST_LIST = 500;

    private static final String CLIENT_SYSTEM = "https://samtykke.example/fhir/NamingSystem/client-id";

    private final Designations services = Designations.of("service");
    private final Designations reasons = Designations.of("refusal-reason");

    Parameters of(Preview preview, String language) {
        var out = new Parameters();
        preview.refusal().ifPresent(reason -> out.addParameter("refusal", coding(reasons, reason.code(), language)));
        tell(out, "open", preview.opens(), language);
        tell(out, "close", preview.closes(), language);
        return out;
    }

    private void tell(Parameters out, String name, List<Opening> all, String language) {
        for (var opening : all.stream().limit(LONGEST_LIST).toList()) {
            var part = out.addParameter().setName(name);
            part.addPart()
                    .setName("service")
                    .setValue(coding(services, opening.type().service(), language));
            part.addPart()
                    .setName("resource-type")
                    .setValue(new CodeType(opening.type().resourceType()));
            part.addPart()
                    .setName("access")
                    .setValue(new CodeType(opening.interaction().writes() ? "write" : "read"));
            part.addPart().setName("person").setValue(new Reference(opening.person()));
            if (!opening.clientId().isEmpty()) {
                part.addPart().setName("app").setValue(app(opening));
            }
        }
        if (all.size() > LONGEST_LIST) {
            out.addParameter("more-to-" + name, new IntegerType(all.size() - LONGEST_LIST));
        }
    }

    private static Reference app(Opening opening) {
        return new Reference()
                .setIdentifier(new Identifier().setSystem(CLIENT_SYSTEM).setValue(opening.clientId()))
                .setDisplay(opening.clientName());
    }

    private static Coding coding(Designations texts, String code, String language) {
        return new Coding(texts.system(), code, texts.text(code, language));
    }
}
