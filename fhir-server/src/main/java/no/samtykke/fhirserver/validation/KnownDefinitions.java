package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import no.samtykke.ig.LanguageTags;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/** THE list of where definitions come from: our package first, then FHIR's own, then what was brought. */
final class KnownDefinitions {

    private static final String OUR_PACKAGE = "classpath:package.tgz";

    private KnownDefinitions() {}

    /** @param folder of packages that were brought; null when there is none */
    static IValidationSupport chain(DefaultProfileValidationSupport fhirsOwn, @Nullable Path folder) {
        var fhir = fhirsOwn.getFhirContext();
        var ours = new NpmPackageValidationSupport(fhir);
        try {
            ours.loadPackageFromClasspath(OUR_PACKAGE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var brought = new PrePopulatedValidationSupport(fhir);
        List<MetadataResource> read = folder == null ? List.of() : BroughtPackages.in(folder, fhir);
        var chain = new ValidationSupportChain(
                ours,
                new LanguageTags(fhir),
                fhirsOwn,
                brought,
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir));
        for (var resource : read) {
            if (chain.fetchResource(resource.getClass(), resource.getUrl()) != null) {
                throw new IllegalStateException(resource.getUrl() + " was brought, and is defined here already");
            }
        }
        read.forEach(brought::addResource);
        chain.invalidateCaches();
        for (var resource : read) {
            if (resource instanceof StructureDefinition profile && !profile.hasSnapshot()) {
                brought.addResource(withSnapshot(profile, chain));
            }
        }
        chain.invalidateCaches();
        return chain;
    }

    /** National packages are published without: done now, so that one whose base is missing is found at the start. */
    private static IBaseResource withSnapshot(StructureDefinition profile, IValidationSupport chain) {
        try {
            return Objects.requireNonNull(chain.generateSnapshot(
                    new ValidationSupportContext(chain), profile, profile.getUrl(), null, profile.getName()));
        } catch (BaseServerResponseException impossible) {
            throw new IllegalStateException(
                    "No snapshot of " + profile.getUrl() + ", which was brought: is its base known?", impossible);
        }
    }
}
