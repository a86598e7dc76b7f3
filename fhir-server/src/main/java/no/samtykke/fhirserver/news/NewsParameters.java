package no.samtykke.fhirserver.news;

import java.util.Date;
import no.samtykke.fhirserver.passthrough.NewDocuments.Counted;
import no.samtykke.fhirserver.usagelog.Service;
import no.samtykke.fhirserver.usagelog.SinceLastLogin.Headline;
import no.samtykke.fhirserver.usagelog.SinceLastLogin.News;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.Kind;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.springframework.stereotype.Component;

/** News as Parameters: one part for each headline. */
@Component
class NewsParameters {

    private final Designations services = Designations.of("service");

    /** @param language nb, nn or en, of the texts for people */
    Parameters of(News news, Counted documents, String language) {
        var out = new Parameters();
        out.addParameter("since", new InstantType(Date.from(news.since())));
        news.headlines().forEach(headline -> add(out, headline, language));
        documents.bySource().forEach((source, count) -> {
            var part = out.addParameter().setName("documents");
            add(part, "source", new StringType(source));
            add(part, "count", new UnsignedIntType(count.intValue()));
        });
        documents.silent().forEach(why -> out.addParameter("silent-source", why));
        return out;
    }

    private void add(Parameters out, Headline headline, String language) {
        var part = out.addParameter().setName(nameOf(headline));
        String service = headline.service().code();
        add(part, "service", new Coding(services.system(), service, services.text(service, language)));
        headline.actor().ifPresent(actor -> add(part, "person", new Reference("Patient/" + actor)));
        headline.client()
                .ifPresent(name -> add(part, headline.actor().isPresent() ? "app" : "system", new StringType(name)));
        if (headline.kind() == Kind.CONSENT) {
            add(part, "change", new CodeType(headline.action() == Action.C ? "given" : "changed"));
        } else {
            add(part, "refused", new BooleanType(!headline.succeeded()));
        }
        add(part, "count", new UnsignedIntType(headline.count()));
    }

    private static String nameOf(Headline headline) {
        if (headline.kind() != Kind.CONSENT) {
            return headline.kind() == Kind.DISCLOSURE ? "disclosures" : "uses";
        }
        return headline.service() == Service.REPRESENTATION ? "powers" : "consents";
    }

    private static void add(ParametersParameterComponent part, String name, Type value) {
        part.addPart().setName(name).setValue(value);
    }
}
