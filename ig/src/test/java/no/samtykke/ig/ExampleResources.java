package no.samtykke.ig;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Manager;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.IValidatorResourceFetcher;
import org.jspecify.annotations.Nullable;

/** Where a reference of one example leads: to another, or nowhere. */
record ExampleResources(IWorkerContext definitions) implements IValidatorResourceFetcher {

    @Override
    public @Nullable Element fetch(IResourceValidator validator, Object context, String reference) throws IOException {
        Path file = Examples.file(reference);
        if (!reference.matches("\\w+/[\\w.-]+") || !Files.exists(file)) {
            return null;
        }
        var json = new ByteArrayInputStream(Examples.read(file).getBytes(StandardCharsets.UTF_8));
        return Manager.parseSingle(definitions, json, FhirFormat.JSON);
    }

    /** Under {@code .example} nothing is ever served, so what stands there is a name. */
    @Override
    public boolean resolveURL(
            IResourceValidator validator,
            Object context,
            String path,
            String url,
            String type,
            boolean canonical,
            List<CanonicalType> targets) {
        return url.matches("https://[\\w.-]+\\.example(/.*)?") || !url.startsWith("http");
    }

    @Override
    public byte[] fetchRaw(IResourceValidator validator, String url) throws IOException {
        throw new IOException("Nothing is fetched: " + url);
    }

    @Override
    public IValidatorResourceFetcher setLocale(Locale locale) {
        return this;
    }

    @Override
    public @Nullable CanonicalResource fetchCanonicalResource(
            IResourceValidator validator, Object context, String url) {
        return null;
    }

    @Override
    public boolean fetchesCanonicalResource(IResourceValidator validator, String url) {
        return false;
    }

    @Override
    public Set<ResourceVersionInformation> fetchCanonicalResourceVersions(
            IResourceValidator validator, Object context, String url) {
        return Set.of();
    }
}
