package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation;

/**
 * Those who may act for a patient on a day, and what is decided for her. Others than herself and the one who asks are
 * known by what she has given them only.
 *
 * @param subject logical id of the patient
 * @param decided for her, approvals of apps by whomever they were given among it
 */
record Circle(String subject, ConsentsInForce decided, List<Acting> people, LocalDate on) {

    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    static final ConsentsInForce TERMS_ACCEPTED = new ConsentsInForce(List.of(new ConsentFact(
            "",
            "",
            ConsentCategory.PLATFORM_TERMS.code(),
            true,
            true,
            null,
            null,
            null,
            null,
            null,
            ConsentLevel.FULL,
            null,
            null,
            null)));

    Circle {
        people = List.copyOf(people);
    }

    /** The same, were this decided too. What is not in force on the day, or cannot be read, changes nothing. */
    Circle with(ConsentFact fact) {
        return fact.readable() && fact.inForceOn(on) ? new Circle(subject, decided.with(fact), people, on) : this;
    }

    Circle with(Acting another) {
        return new Circle(
                subject,
                decided,
                Stream.concat(people.stream(), Stream.of(another)).toList(),
                on);
    }

    /** The same, were that Consent ended. */
    Circle without(String consentId) {
        var gone = decided.facts().stream()
                .filter(fact -> fact.id().equals(consentId))
                .collect(Collectors.toSet());
        return new Circle(
                subject,
                decided.without(gone),
                people.stream().filter(person -> !person.holds(consentId)).toList(),
                on);
    }

    /** What is true when one of them uses an app. */
    Facts factsOf(Acting person, Optional<Approval> approved) {
        return new Facts(true, person.own().orElse(decided), decided, approved, person.relations());
    }

    static Relation holderOf(Mandate mandate) {
        return new Relation.HolderOf(mandate, LONG_AGO, LONG_AGO, false);
    }
}
