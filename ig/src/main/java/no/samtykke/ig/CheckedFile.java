package no.samtykke.ig;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** One file and what the validator said about it. */
record CheckedFile(Path file, List<SingleValidationMessage> messages, OperationOutcome outcome) {

    /** @throws CannotRun when there is nothing to check: not readable, or not FHIR */
    static CheckedFile check(PackageValidator validator, Path file, @Nullable String profile) throws CannotRun {
        String text = read(file);
        try {
            // Only to see that it is FHIR: the validator is given the text, in which no mistake has been smoothed out.
            var parser = text.stripLeading().startsWith("<")
                    ? FhirContext.forR4Cached().newXmlParser()
                    : FhirContext.forR4Cached().newJsonParser();
            parser.parseResource(text);
        } catch (DataFormatException notFhir) {
            throw new CannotRun(file + ": not a FHIR R4 resource in JSON or XML");
        }
        var result = validator.validate(text, profile);
        return new CheckedFile(file, result.getMessages(), (OperationOutcome) result.toOperationOutcome());
    }

    boolean isValid() {
        return messages.stream()
                .noneMatch(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal());
    }

    private static String read(Path file) throws CannotRun {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notText) {
            throw new CannotRun(file + ": not text in UTF-8");
        } catch (IOException notRead) {
            throw new CannotRun(file + ": cannot be read");
        }
    }
}
