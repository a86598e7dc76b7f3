package no.samtykke.ig;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.samtykke.ig.build.site.Findings;

/** Counts what the validator finds, for the quality page; files come from many threads. */
final class FoundByType {

    private final IgnoredWarnings ignored;
    private final Map<String, Findings.OfType> types = new TreeMap<>();
    private final Map<String, Integer> explained = new TreeMap<>();

    FoundByType(IgnoredWarnings ignored) {
        this.ignored = ignored;
    }

    /** The errors, and the warnings that nothing explains. */
    synchronized List<SingleValidationMessage> complaints(Path file, List<SingleValidationMessage> messages) {
        List<SingleValidationMessage> errors = new ArrayList<>();
        List<SingleValidationMessage> warnings = new ArrayList<>();
        int let = 0;
        for (SingleValidationMessage message : messages) {
            if (message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal()) {
                errors.add(message);
            } else if (message.getSeverity() == ResultSeverityEnum.WARNING) {
                var line = ignored.line(message.getMessage());
                line.ifPresentOrElse(found -> explained.merge(found, 1, Integer::sum), () -> warnings.add(message));
                let += line.isPresent() ? 1 : 0;
            }
        }
        types.merge(
                type(file),
                new Findings.OfType(type(file), 1, errors.size(), warnings.size(), let),
                FoundByType::together);
        errors.addAll(warnings);
        return errors;
    }

    synchronized Findings.Resources told() {
        return new Findings.Resources(List.copyOf(types.values()), Map.copyOf(explained));
    }

    private static Findings.OfType together(Findings.OfType one, Findings.OfType other) {
        return new Findings.OfType(
                one.type(),
                one.given() + other.given(),
                one.errors() + other.errors(),
                one.warnings() + other.warnings(),
                one.explained() + other.explained());
    }

    private static String type(Path file) {
        try {
            return new ObjectMapper()
                    .readTree(Examples.read(file))
                    .path("resourceType")
                    .asText();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
