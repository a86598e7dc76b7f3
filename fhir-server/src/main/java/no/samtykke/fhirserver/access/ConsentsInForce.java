package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;

/** What one person has decided, as far as it is in force on the day of the request. */
record ConsentsInForce(List<ConsentFact> facts) {

    static final ConsentsInForce NONE = new ConsentsInForce(List.of());

    ConsentsInForce {
        facts = List.copyOf(facts);
    }

    /** An active Consent that cannot be read is in force whatever its dates say. */
    static ConsentsInForce of(List<ConsentFact> decided, LocalDate on) {
        return new ConsentsInForce(decided.stream()
                .filter(fact -> !fact.readable() || fact.inForceOn(on))
                .toList());
    }

    /** The same with one more, in place of what it renews. */
    ConsentsInForce with(ConsentFact fact) {
        var kept = facts.stream().filter(other -> !kind(other).equals(kind(fact)));
        return new ConsentsInForce(Stream.concat(kept, Stream.of(fact)).toList());
    }

    ConsentsInForce without(Set<ConsentFact> gone) {
        return new ConsentsInForce(
                facts.stream().filter(fact -> !gone.contains(fact)).toList());
    }

    /** What tells Consents apart of which one is in force at a time: approvals go by person and app. */
    static List<String> kind(ConsentFact fact) {
        var ofWhat = fact.category().equals(ConsentCategory.APP_ACCESS.code())
                ? Stream.of(fact.performer(), fact.clientId())
                : Stream.of(fact.organization(), fact.organization() == null ? null : fact.policy());
        return Stream.concat(
                        Stream.of(fact.patientId(), fact.category()),
                        ofWhat.map(word -> Optional.ofNullable(word).orElse("")))
                .toList();
    }

    boolean permit(ConsentCategory category) {
        return facts.stream().anyMatch(fact -> fact.permits(category));
    }

    boolean close(ConsentCategory category) {
        return facts.stream().anyMatch(fact -> fact.closes(category));
    }

    /** Empty when the terms are not accepted. */
    Optional<ConsentLevel> level() {
        return facts.stream()
                .filter(fact -> fact.permits(ConsentCategory.PLATFORM_TERMS))
                .map(fact -> Optional.ofNullable(fact.level()).orElse(ConsentLevel.BASIC))
                .findFirst();
    }

    /** Whether some active Consent cannot be read. */
    boolean holdUnreadable() {
        return facts.stream().anyMatch(fact -> !fact.readable());
    }

    /** What this person lets the app do for her, or lets another use it for her. */
    Optional<Approval> approval(String performer, String clientId) {
        return facts.stream()
                .filter(fact -> fact.permits(ConsentCategory.APP_ACCESS))
                .filter(fact -> performer.equals(fact.performer()))
                .filter(fact -> clientId.equals(fact.clientId()))
                .map(Approval::of)
                .findFirst();
    }
}
