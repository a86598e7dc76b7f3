package no.samtykke.fhirserver.news;

import java.time.Instant;
import java.util.Date;
import no.samtykke.fhirserver.passthrough.NewDocuments.Counted;
import no.samtykke.fhirserver.usagelog.Headlines.Headline;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.springframework.stereotype.Component;

/** Writes news as the answer of {@code $events-since-last-login}. */
@Component
class NewsParameters {

    private final Designations services = Designations.of("service");
    private final Designations grounds = Designations.of("access-ground");

    void since(Parameters answer, Instant time) {
        answer.addParameter("since", new InstantType(Date.from(time)));
    }

    /**
     * A use by another, or a change of consents or powers of attorney by whomever.
     *
     * @param her id of her Patient
     */
    void headline(Parameters answer, Headline headline, String her, String language) {
        var event = answer.addParameter().setName(headline.isDecision() ? "decision" : "use");
        coding(event, "service", services, headline.service(), language);
        if (headline.isDecision()) {
            event.addPart()
                    .setName("action")
                    .setValue(new CodeType(headline.action().name()));
        }
        boolean isHers = her.equals(headline.actor());
        event.addPart()
                .setName("by")
                .setValue(new CodeType(isHers ? "self" : headline.actor() == null ? "system" : "person"));
        if (headline.ground() != null && !isHers) {
            coding(event, "ground", grounds, headline.ground(), language);
        }
        if (headline.app() != null) {
            event.addPart().setName("app").setValue(new StringType(headline.app()));
        }
        event.addPart().setName("done").setValue(new BooleanType(headline.done()));
        event.addPart().setName("count").setValue(new UnsignedIntType((int) headline.count()));
        event.addPart().setName("last").setValue(new InstantType(Date.from(headline.last())));
    }

    void documents(Parameters answer, Counted counted) {
        counted.counts().forEach((source, count) -> {
            var documents = answer.addParameter().setName("documents");
            documents.addPart().setName("source").setValue(new StringType(source));
            documents.addPart().setName("count").setValue(new UnsignedIntType(count.intValue()));
        });
        counted.unknown().forEach(silent -> answer.addParameter("documents-unknown", silent));
    }

    private static void coding(
            ParametersParameterComponent event, String name, Designations texts, String code, String language) {
        var coding = new Coding().setSystem(texts.system()).setCode(code);
        if (texts.codes().contains(code)) {
            coding.setDisplay(texts.text(code, language));
        }
        event.addPart().setName(name).setValue(coding);
    }
}
