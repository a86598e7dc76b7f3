package no.samtykke.fhirserver.rights;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;

/** NDJSON: a resource a line. The first tells what it is; one without the last, {@code end}, is not whole. */
final class CopyAsLines implements CopyForm {

    private final IParser json;
    private final OutputStream out;

    CopyAsLines(FhirContext fhir, OutputStream out) {
        this.json = fhir.newJsonParser();
        this.out = out;
    }

    @Override
    public void begin(Parameters about) {
        add(about);
    }

    @Override
    public void add(IBaseResource resource) {
        try {
            out.write(json.encodeResourceToString(resource).getBytes(UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end(Parameters end) {
        add(end);
    }
}
