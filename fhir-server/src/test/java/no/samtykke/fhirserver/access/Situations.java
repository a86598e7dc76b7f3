package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Interaction;

/**
 * Generates situations. Most are nearly in order: were each part drawn by itself, hardly any would be permitted, and
 * nothing would be seen of what closes it.
 */
final class Situations extends DomainContextBase {

    static final List<String> SCOPES = List.of(
            "patient/*.cruds",
            "patient/*.rs",
            "user/*.rs",
            "patient/Observation.cruds",
            "patient/Observation.rs?category=a",
            "patient/Observation.rs?category=b",
            "patient/Observation.cruds?category=a",
            "patient/Consent.cruds",
            "patient/Patient.r",
            "system/*.cruds",
            "patient/Observation.sr",
            "launch/patient",
            "fhirUser");

    private static final List<Change> CHANGES = List.of(
            new Change.Unseen(),
            new Change.ArchiveEntry(true, true),
            new Change.ArchiveEntry(false, true),
            new Change.ArchiveEntry(true, false),
            new Change.ConsentWithdrawn(Optional.empty()),
            new Change.Other());

    @Provide
    Arbitrary<Situation> situations() {
        return days().flatMap(on -> GeneratedRelations.on(on).flatMap(relations -> situations(on, relations)));
    }

    /** Days at which something turns: birthdays of those born on 29 February, changes of clock, ends of years. */
    static Arbitrary<LocalDate> days() {
        return Arbitraries.of(
                        "2026-11-22",
                        "2028-02-28",
                        "2028-02-29",
                        "2028-03-01",
                        "2027-02-28",
                        "2027-03-01",
                        "2026-03-29",
                        "2026-10-25",
                        "2026-12-31")
                .map(LocalDate::parse);
    }

    private static Arbitrary<Situation> situations(LocalDate on, List<Relation> relations) {
        boolean self = relations.contains(new Relation.Self());
        String subject = self ? Situation.ACTOR : "subject";
        return Combinators.combine(
                        questions(self),
                        GeneratedConsents.of(Situation.ACTOR, on, false),
                        GeneratedConsents.of(subject, on, true),
                        scopes(),
                        mostly(Situation.LEVEL, Arbitraries.of("idporten-loa-substantial", "Level4")),
                        mostly(true, Arbitraries.just(false)))
                .as((question, ofActor, ofSubject, scopes, acr, open) -> new Situation(
                        relations,
                        on,
                        open,
                        acr,
                        scopes,
                        question.does(),
                        question.type(),
                        question.target(),
                        question.change(),
                        question.holds(),
                        ofActor,
                        ofSubject));
    }

    private record Question(Interaction does, String type, Target target, Change change, String holds) {}

    private static Arbitrary<Question> questions(boolean self) {
        var types = Stream.concat(Stream.of(ServedType.values()).map(ServedType::resourceType), Stream.of("Task"))
                .toList();
        var others = self
                ? Arbitraries.just(Target.SOMEONE_ELSES)
                : Arbitraries.of(Target.SOMEONE_ELSES, Target.ACTORS_PROFILE);
        var given = Arbitraries.of(ConsentCategory.values())
                .map(category -> (Change) new Change.ConsentGiven(category, true));
        var withdrawn = Arbitraries.of(ConsentCategory.values())
                .map(category -> (Change) new Change.ConsentWithdrawn(Optional.of(category)));
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.of(Interaction.READ, Interaction.SEARCH, Interaction.CREATE)),
                                Tuple.of(1, Arbitraries.of(Interaction.values()))),
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just("Observation")), Tuple.of(1, Arbitraries.of(types))),
                        mostly(Target.SUBJECTS_DATA, others),
                        mostly(new Change.Unseen(), Arbitraries.oneOf(Arbitraries.of(CHANGES), given, withdrawn)),
                        Arbitraries.of("a", "b"))
                .as((does, type, target, change, holds) ->
                        new Question(does, target == Target.ACTORS_PROFILE ? "Patient" : type, target, change, holds));
    }

    static Arbitrary<Set<String>> scopes() {
        return mostly(
                Set.of("patient/*.cruds", "fhirUser"),
                Arbitraries.of(SCOPES).set().ofMaxSize(4));
    }

    /** Nine of ten times what is in order. */
    static <T> Arbitrary<T> mostly(T usual, Arbitrary<T> others) {
        return Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(usual)), Tuple.of(1, others));
    }
}
