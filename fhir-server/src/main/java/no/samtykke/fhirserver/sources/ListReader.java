package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.util.Set;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Reads the answer to a search: a Bundle in JSON, of bounded size. XML is not read at all. */
@Component
class ListReader {

    private static final int LARGEST = 5_000_000;
    private static final Set<String> JSON = Set.of("application/fhir+json", "application/json");

    private final FhirContext fhir;

    ListReader(FhirContext fhir) {
        this.fhir = fhir;
    }

    Bundle read(Reply reply) throws SourceSilent, IOException {
        reply.mustBeSuccess();
        reply.mustBeUncompressed();
        var type = reply.contentType();
        if (reply.status() != 200 || !JSON.contains(type.getType() + "/" + type.getSubtype())) {
            throw new SourceSilent(Why.NONSENSE);
        }
        return parse(new String(reply.all(LARGEST), UTF_8));
    }

    /** The parser would log what it does not know, and throws with what it read: neither is passed on. */
    private Bundle parse(String body) throws SourceSilent {
        var quiet = new LenientErrorHandler(false);
        quiet.setErrorOnInvalidValue(true);
        var parser = fhir.newJsonParser();
        parser.setParserErrorHandler(quiet);
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        try {
            return parser.parseResource(Bundle.class, body);
        } catch (RuntimeException | StackOverflowError _) {
            throw new SourceSilent(Why.NONSENSE);
        }
    }
}
