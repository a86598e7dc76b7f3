package no.samtykke.fhirserver.rights;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;

/** A Bundle of type collection: first what it is, last that it is whole. One that breaks off is no JSON. */
final class CopyAsBundle implements CopyForm {

    private final IParser json;
    private final String base;
    private final OutputStream out;

    CopyAsBundle(FhirContext fhir, String base, OutputStream out) {
        this.json = fhir.newJsonParser();
        this.base = base;
        this.out = out;
    }

    @Override
    public void begin(Parameters about) {
        write("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":");
        write(json.encodeResourceToString(about));
        write("}");
    }

    @Override
    public void add(IBaseResource resource) {
        var id = resource.getIdElement();
        write(",{");
        if (id.hasIdPart()) {
            write("\"fullUrl\":\"" + base + "/" + resource.fhirType() + "/" + id.getIdPart() + "\",");
        }
        write("\"resource\":" + json.encodeResourceToString(resource) + "}");
    }

    @Override
    public void end(Parameters end) {
        write(",{\"resource\":" + json.encodeResourceToString(end) + "}]}");
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
