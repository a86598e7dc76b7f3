package no.samtykke.ig;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.settings.FhirSettings;
import org.jspecify.annotations.Nullable;

/**
 * Checks R4 resources against FHIR, the profiles that they name, and one more if asked. The package of the guide is
 * known to it. It asks no server for anything. Making one takes seconds; it may be used by many threads.
 */
public final class PackageValidator {

    private static final String PROFILES = "https://samtykke.example/fhir/StructureDefinition/";

    static {
        // For definitions of extensions it would look for a newer FHIR in the registries of packages.
        FhirSettings.setProhibitNetworkAccess(true);
        ManagedWebAccess.setAccessPolicy(ManagedWebAccess.WebAccessPolicy.PROHIBITED);
    }

    private final FhirValidator validator;
    private final ValidationSupportChain definitions;

    public PackageValidator() throws IOException {
        this(List.of());
    }

    /** @param more archives of other packages; what they depend on has to be among them */
    public PackageValidator(List<Path> more) throws IOException {
        FhirContext fhir = FhirContext.forR4Cached();
        definitions = new ValidationSupportChain(FhirPackage.own(fhir));
        for (Path archive : more) {
            PrePopulatedValidationSupport other = FhirPackage.read(fhir, archive);
            definitions.addValidationSupport(other);
        }
        definitions.addValidationSupport(new LanguageTags(fhir));
        definitions.addValidationSupport(new DefaultProfileValidationSupport(fhir));
        definitions.addValidationSupport(new CommonCodeSystemsTerminologyService(fhir));
        definitions.addValidationSupport(new InMemoryTerminologyServerValidationSupport(fhir));
        definitions.addValidationSupport(new SnapshotGeneratingValidationSupport(fhir));
        FhirInstanceValidator rules = new FhirInstanceValidator(definitions);
        rules.setErrorForUnknownProfiles(true);
        // The best practice meant is that every resource has a narrative: an app makes its own.
        rules.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator = fhir.newValidator().registerValidatorModule(rules);
    }

    /** JSON or XML, whichever it is. */
    public ValidationResult validate(String resource, @Nullable String profile) {
        return validator.validateWithResult(resource, options(profile));
    }

    public ValidationResult validate(IBaseResource resource, @Nullable String profile) {
        return validator.validateWithResult(resource, options(profile));
    }

    /** Whether the profile, by its address or as an id of our own, can be checked at all. */
    public boolean knows(String profile) {
        return definitions.fetchStructureDefinition(address(profile)) != null;
    }

    private static ValidationOptions options(@Nullable String profile) {
        ValidationOptions options = new ValidationOptions();
        if (profile != null) {
            options.addProfile(address(profile));
        }
        return options;
    }

    private static String address(String profile) {
        return profile.contains(":") ? profile : PROFILES + profile;
    }
}
