package no.samtykke.fhirserver.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentShape;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** Reads one setting of many. What is wrong with one is told at its place, by the name of the part, and no more. */
@Component
class WishReader {

    private static final String PERSON = "person";
    private static final int LONGEST = 500;

    private final ExchangeParameters read;
    private final Clock clock;

    WishReader(ExchangeParameters read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    /** A setting cannot be read: this part is missing or wrong. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String part;

        Unreadable(String part) {
            super(part);
            this.part = part;
        }

        String part() {
            return part;
        }
    }

    Wish wish(ParametersParameterComponent given, SettingKind kind) throws Unreadable {
        var parts = given.getPart();
        var wish = new Wish(
                person(parts),
                kind,
                text(parts, "policy"),
                active(parts),
                decided(parts),
                source(parts),
                replaces(parts));
        // The shape is that of Consents through apps, so that what is stored is read the same way.
        var objections = ConsentShape.objections(wish.consent("x"), kind.category(), Optional.empty(), clock);
        if (!objections.isEmpty()) {
            throw new Unreadable(partOf(objections.getFirst().element()));
        }
        return wish;
    }

    private NationalId person(List<ParametersParameterComponent> parts) throws Unreadable {
        return read.person(value(parts, PERSON)).orElseThrow(() -> new Unreadable(PERSON));
    }

    private static boolean active(List<ParametersParameterComponent> parts) throws Unreadable {
        if (value(parts, "active") instanceof BooleanType active && active.hasValue()) {
            return active.booleanValue();
        }
        throw new Unreadable("active");
    }

    /** A day alone does not tell which of two decisions is the later. */
    private static Instant decided(List<ParametersParameterComponent> parts) throws Unreadable {
        var value = value(parts, "decided");
        if (value instanceof DateTimeType time && time.hasTime()) {
            return time.getValue().toInstant();
        }
        if (value instanceof InstantType time && time.hasValue()) {
            return time.getValue().toInstant();
        }
        throw new Unreadable("decided");
    }

    private static Reference source(List<ParametersParameterComponent> parts) throws Unreadable {
        if (value(parts, "source") instanceof Reference source
                && source.hasDisplay()
                && !source.hasReference()
                && isPlain(source.getDisplay())
                && (!source.hasIdentifier() || isPlain(source.getIdentifier().getValue()))) {
            var kept = new Reference().setDisplay(source.getDisplay());
            if (source.hasIdentifier()) {
                kept.getIdentifier()
                        .setSystem(source.getIdentifier().getSystem())
                        .setValue(source.getIdentifier().getValue());
            }
            return kept;
        }
        throw new Unreadable("source");
    }

    private static Optional<String> replaces(List<ParametersParameterComponent> parts) throws Unreadable {
        if (parts.stream().noneMatch(part -> "if-match".equals(part.getName()))) {
            return Optional.empty();
        }
        return Optional.of(EntityTag.read(text(parts, "if-match")).orElseThrow(() -> new Unreadable("if-match")));
    }

    private static String text(List<ParametersParameterComponent> parts, String name) throws Unreadable {
        String text = value(parts, name).primitiveValue();
        if (text == null || !isPlain(text)) {
            throw new Unreadable(name);
        }
        return text;
    }

    private static boolean isPlain(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST && !NationalIdsInText.found(text);
    }

    private static Type value(List<ParametersParameterComponent> parts, String name) throws Unreadable {
        var given = parts.stream().filter(part -> name.equals(part.getName())).toList();
        if (given.size() != 1 || !given.getFirst().hasValue()) {
            throw new Unreadable(name);
        }
        return given.getFirst().getValue();
    }

    /** The part that an element of the Consent is made of. */
    private static String partOf(String element) {
        return switch (element) {
            case "Consent.dateTime" -> "decided";
            case "Consent.policy.uri" -> "policy";
            default -> "setting";
        };
    }
}
