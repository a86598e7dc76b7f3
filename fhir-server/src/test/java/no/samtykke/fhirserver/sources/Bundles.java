package no.samtykke.fhirserver.sources;

import com.sun.net.httpserver.HttpHandler;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** Answers that a test makes up, right or wrong. */
final class Bundles {

    private Bundles() {}

    static HttpHandler answer(Bundle bundle) {
        byte[] json = new Shelf().json(bundle);
        return exchange -> StandIn.send(exchange, 200, "application/fhir+json", json);
    }

    static Bundle of(NationalId person, Resource... resources) {
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        for (var resource : resources) {
            bundle.addEntry(entry(named(person, resource)));
        }
        return bundle;
    }

    static Bundle.BundleEntryComponent entry(Resource resource) {
        return new Bundle.BundleEntryComponent().setResource(resource);
    }

    static Resource named(NationalId person, Resource resource) {
        Shelf.name(identifier(person), resource);
        return resource;
    }

    static Identifier identifier(NationalId person) {
        return new Identifier().setSystem(person.system()).setValue(person.value());
    }
}
