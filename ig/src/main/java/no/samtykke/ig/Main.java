package no.samtykke.ig;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/** The checks of the guide for those who build against it, from a command line. */
public final class Main {

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int NOT_RUN = 2;

    private Main() {}

    /** See {@link Arguments#USAGE}. */
    public static void main(String[] words) {
        // Whatever the console thinks of itself: names of people have letters beyond ASCII.
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            System.exit(check(Arguments.of(words), out));
        } catch (CannotRun reason) {
            System.err.println(reason.getMessage());
            System.exit(NOT_RUN);
        }
    }

    private static int check(Arguments asked, PrintStream out) throws CannotRun {
        PackageValidator validator = validator(asked.packages());
        if (asked.profile() != null && !validator.knows(asked.profile())) {
            throw new CannotRun("Unknown profile " + asked.profile());
        }
        List<CheckedFile> checked = new ArrayList<>();
        for (Path file : asked.files()) {
            checked.add(CheckedFile.check(validator, file, asked.profile()));
        }
        if (asked.json()) {
            out.println(json(checked));
        } else {
            checked.forEach(file -> print(file, out));
        }
        return checked.stream().allMatch(CheckedFile::isValid) ? VALID : INVALID;
    }

    private static PackageValidator validator(List<Path> packages) throws CannotRun {
        try {
            return new PackageValidator(packages);
        } catch (IOException | RuntimeException notAPackage) {
            throw new CannotRun("Not a FHIR R4 package: one of " + packages);
        }
    }

    private static void print(CheckedFile checked, PrintStream out) {
        out.println(checked.file() + ": " + (checked.isValid() ? "valid" : "not valid"));
        for (CheckedResource resource : checked.resources()) {
            String line = resource.line() == 0 ? "" : "line " + resource.line() + ", ";
            resource.messages().stream()
                    .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.WARNING.ordinal())
                    .forEach(message -> out.println("  " + message.getSeverity().getCode() + " at " + line
                            + message.getLocationString() + ": " + message.getMessage() + " [" + message.getMessageId()
                            + "]"));
        }
    }

    /** A collection with an OperationOutcome a resource, and its address as fullUrl. */
    private static String json(List<CheckedFile> checked) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        for (CheckedFile file : checked) {
            for (CheckedResource resource : file.resources()) {
                bundle.addEntry().setFullUrl(file.address(resource)).setResource(resource.outcome());
            }
        }
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle);
    }
}
