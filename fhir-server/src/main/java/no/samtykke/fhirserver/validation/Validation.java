package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.ig.OwnProfile;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a resource, by FHIR and by our profile for what it is. */
public class Validation {

    private static final String PROFILES = "https://samtykke.example/fhir/StructureDefinition/";

    /** Of a Consent whose category has no profile: it has to fail there, not to get by. */
    private static final String PARENT_OF_DECISIONS = "samtykke-consent";

    private final IValidationSupport definitions;
    private final FhirValidator validator;
    private final Modifiers modifiers;

    /** @param packages folder of packages that were brought; null when there is none */
    public Validation(DefaultProfileValidationSupport fhirsOwn, @Nullable Path packages) {
        var fhir = fhirsOwn.getFhirContext();
        this.definitions = KnownDefinitions.chain(fhirsOwn, packages);
        this.modifiers = new Modifiers(fhir, definitions);
        var instances = new FhirInstanceValidator(definitions);
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        instances.setErrorForUnknownProfiles(false);
        this.validator = fhir.newValidator().registerValidatorModule(instances);
    }

    /**
     * Errors alone, of FHIR and of our profile; profiles that it names itself are asked as well where they are known.
     */
    public List<Finding> errors(Resource resource) {
        var options = new ValidationOptions();
        profileOf(resource).ifPresent(options::addProfile);
        return errors(resource, options);
    }

    /** @throws UnknownProfile when it is in no package */
    public List<Finding> errors(Resource resource, String profile) {
        if (definitions.fetchStructureDefinition(profile) == null) {
            throw new UnknownProfile();
        }
        return errors(resource, new ValidationOptions().addProfile(profile));
    }

    Optional<String> profileOf(Resource resource) {
        return OwnProfile.of(resource)
                .map(id -> known(id).orElse(PARENT_OF_DECISIONS))
                .map(PROFILES::concat);
    }

    private Optional<String> known(String id) {
        return definitions.fetchStructureDefinition(PROFILES + id) == null ? Optional.empty() : Optional.of(id);
    }

    private List<Finding> errors(Resource resource, ValidationOptions options) {
        if (Elements.areTooMany(resource)) {
            return List.of(
                    new Finding(resource.fhirType(), Elements.TOO_MANY, "At most " + Elements.MOST + " elements"));
        }
        var found = validator.validateWithResult(resource, options).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> Finding.of(message, resource.fhirType()))
                .map(this::withItsRule);
        return Stream.concat(found, modifiers.notUnderstoodIn(resource).stream())
                .distinct()
                .toList();
    }

    /** An invariant has a sentence of its own, which is the same whatever was sent. */
    private Finding withItsRule(Finding finding) {
        String[] profileAndKey = finding.messageId().split("#", 2);
        if (profileAndKey.length < 2
                || !(definitions.fetchStructureDefinition(profileAndKey[0]) instanceof StructureDefinition profile)) {
            return finding;
        }
        return profile.getSnapshot().getElement().stream()
                .flatMap(element -> element.getConstraint().stream())
                .filter(constraint -> profileAndKey[1].equals(constraint.getKey()))
                .findFirst()
                .map(constraint -> finding.saying(constraint.getHuman()))
                .orElse(finding);
    }

    /** That no package has the profile. */
    public static class UnknownProfile extends RuntimeException {}
}
