package no.samtykke.fhirserver.access;

import static no.samtykke.fhirserver.consent.ConsentCategory.APP_ACCESS;
import static no.samtykke.fhirserver.consent.ConsentCategory.HEALTH_ARCHIVE;
import static no.samtykke.fhirserver.consent.ConsentCategory.PLATFORM_TERMS;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.jspecify.annotations.Nullable;

/** What a person may have decided. Of one kind, one is active, as the database sees to. */
final class GeneratedConsents {

    private GeneratedConsents() {}

    /** @param approved whether approvals of the app by the person who acts are among them, usually one that is wide */
    static Arbitrary<List<ConsentFact>> of(String patient, LocalDate on, boolean approved) {
        var terms = Situations.mostly(ConsentLevel.FULL, Arbitraries.of(ConsentLevel.values()))
                .map(level -> fact(patient, PLATFORM_TERMS, true, level, null, null, null));
        var archive = Arbitraries.just(fact(patient, HEALTH_ARCHIVE, true, null, null, null, null));
        var approval = Situations.scopes()
                .map(scopes -> fact(patient, APP_ACCESS, true, null, String.join(" ", scopes), null, null));
        var usual = Combinators.combine(
                        terms.optional(0.9), archive.optional(0.85), approval.optional(approved ? 0.9 : 0))
                .as((first, second, third) -> Stream.of(first, second, third)
                        .flatMap(Optional::stream)
                        .toList());
        var more = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.<ConsentFact>of())),
                Tuple.of(1, any(patient, on).list().ofMinSize(1).ofMaxSize(3)));
        return Combinators.combine(usual, more).as((first, second) -> {
            var one = new LinkedHashMap<List<String>, ConsentFact>();
            first.forEach(fact -> one.putIfAbsent(ConsentsInForce.kind(fact), fact));
            second.forEach(fact -> one.putIfAbsent(ConsentsInForce.kind(fact), fact));
            return List.copyOf(one.values());
        });
    }

    /** Any Consent: every category, both effects, periods around the day, and one that cannot be read. */
    static Arbitrary<ConsentFact> any(String patient, LocalDate on) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(unreadable(patient))), Tuple.of(9, readable(patient, on)));
    }

    /** Any that denies, as a closure does, or that cannot be read. */
    static Arbitrary<ConsentFact> denying(String patient, LocalDate on) {
        return any(patient, on).map(fact -> fact.readable() ? denial(fact) : fact);
    }

    static Arbitrary<Optional<LocalDate>> starts(LocalDate on) {
        return Situations.mostly(
                Optional.empty(), Arbitraries.of(-1, 0, 1).map(days -> Optional.of(on.plusDays(days))));
    }

    static Arbitrary<Optional<LocalDate>> ends(LocalDate on) {
        return starts(on);
    }

    private static Arbitrary<ConsentFact> readable(String patient, LocalDate on) {
        return Combinators.combine(
                        Arbitraries.of(ConsentCategory.values()),
                        Situations.mostly(true, Arbitraries.just(false)),
                        Arbitraries.of(ConsentLevel.values()),
                        starts(on),
                        ends(on))
                .as((category, asUsual, level, from, to) -> fact(
                        patient,
                        category,
                        (category.effect() == ConsentProvisionType.PERMIT) == asUsual,
                        category == PLATFORM_TERMS ? level : null,
                        category == APP_ACCESS ? "patient/*.cruds" : null,
                        from.orElse(null),
                        to.orElse(null)));
    }

    private static ConsentFact denial(ConsentFact fact) {
        return new ConsentFact(
                fact.id(),
                fact.patientId(),
                fact.category(),
                false,
                true,
                fact.performer(),
                fact.clientId(),
                fact.clientName(),
                fact.scope(),
                fact.policy(),
                fact.level(),
                fact.organization(),
                fact.startsOn(),
                fact.endsOn());
    }

    private static ConsentFact unreadable(String patient) {
        return new ConsentFact(
                patient + "-unreadable",
                patient,
                ConsentFact.UNREADABLE,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ConsentFact fact(
            String patient,
            ConsentCategory category,
            boolean permits,
            @Nullable ConsentLevel level,
            @Nullable String scope,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        boolean app = category == APP_ACCESS;
        return new ConsentFact(
                patient + "-" + category.code(),
                patient,
                category.code(),
                permits,
                true,
                app ? Situation.ACTOR : patient,
                app ? Situation.CLIENT : null,
                app ? "An app" : null,
                scope,
                null,
                level,
                null,
                from,
                to);
    }
}
