package no.samtykke.fhirserver.access;

import java.util.Locale;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.smart.Interaction;

/** What a row of {@code access-cases.txt} asks to do, in the words of {@link AccessRequest}. */
final class QuestionOfCase {

    private QuestionOfCase() {}

    static Interaction interaction(String does) {
        return switch (does) {
            case "edit" -> Interaction.UPDATE;
            case String way when way.startsWith("withdraw") -> Interaction.UPDATE;
            case String way when way.startsWith("give-") -> Interaction.CREATE;
            case "create-with-foreign-reference" -> Interaction.CREATE;
            default -> Interaction.valueOf(does.toUpperCase(Locale.ROOT));
        };
    }

    /** What the resource of the row holds: its category, and {@code final} as its status. */
    static Content content(AccessCase row) {
        Tokens tokens = (parameter, values) -> values.stream().anyMatch(value -> switch (parameter) {
            case "category" -> row.category().equals(value.code());
            case "status" -> "final".equals(value.code());
            default -> false;
        });
        return switch (interaction(row.does())) {
            case SEARCH -> new Content.Unseen();
            case CREATE -> new Content.Sent(tokens);
            default -> new Content.Stored(tokens);
        };
    }

    static Target target(AccessCase row) {
        return switch (row.owner()) {
            case "subject", "own-entry" -> Target.SUBJECTS_DATA;
            case "actor" -> row.type().equals("Patient") ? Target.ACTORS_PROFILE : Target.SOMEONE_ELSES;
            default -> Target.SOMEONE_ELSES;
        };
    }

    static Change change(AccessCase row) {
        return switch (row.does()) {
            case "create" -> new Change.ArchiveEntry(true, true);
            case "create-with-foreign-reference" -> new Change.ArchiveEntry(true, false);
            case "update", "delete" -> new Change.ArchiveEntry(row.owner().equals("own-entry"), true);
            case "give-archive-in-another-name" -> new Change.ConsentGiven(ConsentCategory.HEALTH_ARCHIVE, false);
            case "give-terms" -> new Change.ConsentGiven(ConsentCategory.PLATFORM_TERMS, true);
            case "withdraw" -> new Change.ConsentWithdrawn(Optional.of(ConsentCategory.HEALTH_ARCHIVE));
            case "edit", "give-unknown-category" -> new Change.Other();
            case String way when way.startsWith("give-") -> new Change.ConsentGiven(category(way), true);
            case String way when way.startsWith("withdraw-") -> new Change.ConsentWithdrawn(Optional.of(category(way)));
            default -> new Change.Unseen();
        };
    }

    /** What is given or withdrawn, by the code of its category. */
    private static ConsentCategory category(String way) {
        return ConsentCategory.of(way.replaceFirst("^(give|withdraw)-", "")).orElseThrow();
    }
}
