package no.samtykke.ig;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One resource and what the validator said about it: against the profile that was asked for, or else that of the guide
 * for what it is, and for what is in a Bundle.
 *
 * @param line where it stands in a file of many; 0 when it is the file
 */
record CheckedResource(int line, List<SingleValidationMessage> messages, OperationOutcome outcome) {

    /** @throws DataFormatException when the text is not FHIR */
    static CheckedResource check(PackageValidator validator, int line, String text, @Nullable String profile) {
        Resource resource = resource(text);
        List<SingleValidationMessage> messages = new ArrayList<>(validator
                .validate(text, profile == null ? own(validator, resource) : profile)
                .getMessages());
        if (profile == null && resource instanceof Bundle bundle) {
            messages.addAll(inside(validator, bundle));
        }
        var outcome = new ValidationResult(FhirContext.forR4Cached(), messages).toOperationOutcome();
        return new CheckedResource(line, messages, (OperationOutcome) outcome);
    }

    /** Only to see what it is: the validator is given the text, in which no mistake has been smoothed out. */
    private static Resource resource(String text) {
        var parser = text.stripLeading().startsWith("<")
                ? FhirContext.forR4Cached().newXmlParser()
                : FhirContext.forR4Cached().newJsonParser();
        return (Resource) parser.parseResource(text);
    }

    private static @Nullable String own(PackageValidator validator, Resource resource) {
        return OwnProfile.of(resource).filter(validator::knows).orElse(null);
    }

    /** What a profile of ours says of the resources in a Bundle, beside what FHIR says of the whole. */
    private static List<SingleValidationMessage> inside(PackageValidator validator, Bundle bundle) {
        List<SingleValidationMessage> messages = new ArrayList<>();
        for (int at = 0; at < bundle.getEntry().size(); at++) {
            Resource resource = bundle.getEntry().get(at).getResource();
            String profile = resource == null ? null : own(validator, resource);
            if (profile != null) {
                String place = "Bundle.entry[" + at + "].resource/";
                for (var message : validator.validate(resource, profile).getMessages()) {
                    message.setLocationString(place + message.getLocationString());
                    messages.add(message);
                }
            }
        }
        return messages;
    }

    boolean isValid() {
        return messages.stream()
                .noneMatch(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal());
    }
}
