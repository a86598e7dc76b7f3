package no.samtykke.fhirserver.access;

import static no.samtykke.fhirserver.consent.ConsentCategory.HEALTH_ARCHIVE;
import static no.samtykke.fhirserver.consent.ConsentCategory.PLATFORM_TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of {@code access-cases.txt}, put to the policy as facts. {@code AccessCasesIT} puts the same through HTTP.
 */
class AccessPolicyTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private final AccessPolicy policy = new AccessPolicy(
            new AccessProperties(16, 12),
            new SmartProperties(
                    URI.create("http://fhir"),
                    URI.create("http://issuer"),
                    null,
                    List.of("idporten-loa-high"),
                    null,
                    false));

    static List<AccessCase> all() {
        return AccessCase.all().toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void decides_as_the_table_says(AccessCase row) {
        var decision = policy.decide(request(row));

        assertThat(code(decision)).isEqualTo(row.expected());
    }

    private static String code(AccessDecision decision) {
        return switch (decision) {
            case Permit(var ground) -> ground.code();
            case Deny(var reason) -> reason.code();
        };
    }

    private static AccessRequest request(AccessCase row) {
        String subject = row.who().equals("self") ? "actor" : "subject";
        var app = new CitizenApp(
                "app",
                new SmartScopes(row.scopes()),
                "actor",
                subject,
                acr(row.state()),
                UUID.randomUUID(),
                UUID.randomUUID());
        return new AccessRequest(
                app, interaction(row.does()), row.type(), target(row), change(row), content(row), facts(row), TODAY);
    }

    private static String acr(String state) {
        return switch (state) {
            case "level-substantial" -> "idporten-loa-substantial";
            case "level-low" -> "idporten-loa-low";
            case "level-high-not" -> "idporten-loa-high-not";
            case "level-old-name" -> "Level4";
            default -> "idporten-loa-high";
        };
    }

    private static Interaction interaction(String does) {
        return switch (does) {
            case "edit" -> Interaction.UPDATE;
            case String way when way.startsWith("withdraw") -> Interaction.UPDATE;
            case String way when way.startsWith("give-") -> Interaction.CREATE;
            case "create-with-foreign-reference" -> Interaction.CREATE;
            default -> Interaction.valueOf(does.toUpperCase(Locale.ROOT));
        };
    }

    /** What the resource of the row holds: its category, and {@code final} as its status. */
    private static Content content(AccessCase row) {
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

    private static Target target(AccessCase row) {
        return switch (row.owner()) {
            case "subject", "own-entry" -> Target.SUBJECTS_DATA;
            case "actor" -> row.type().equals("Patient") ? Target.ACTORS_PROFILE : Target.SOMEONE_ELSES;
            default -> Target.SOMEONE_ELSES;
        };
    }

    private static Change change(AccessCase row) {
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

    private static Facts facts(AccessCase row) {
        String state = row.state();
        var actor = decided(state.startsWith("actor-") ? state.substring("actor-".length()) : "ok");
        boolean about = state.startsWith("actor-") && !row.who().equals("self");
        var subject = decided(about ? "ok" : state.replaceFirst("^(subject|actor)-", ""));
        return new Facts(
                !state.startsWith("session-"),
                row.who().equals("self") ? subject : actor,
                subject,
                approval(row),
                relations(row.who()));
    }

    /** What one person has decided: all that opens, and what the state adds or takes away. */
    private static ConsentsInForce decided(String state) {
        var decided = new ArrayList<ConsentFact>();
        if (!state.equals("terms-withdrawn")) {
            decided.add(fact(
                    PLATFORM_TERMS,
                    switch (state) {
                        case "level-of-consent-basic" -> ConsentLevel.BASIC;
                        case "level-of-consent-basic-plus" -> ConsentLevel.BASIC_PLUS;
                        default -> ConsentLevel.FULL;
                    }));
        }
        if (!state.equals("no-archive")) {
            decided.add(fact(HEALTH_ARCHIVE, null));
        }
        if (state.equals("unreadable-consent")) {
            decided.add(new ConsentFact(
                    "id",
                    "subject",
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
                    null));
        }
        ConsentCategory.of(state).ifPresent(category -> decided.add(fact(category, null)));
        return new ConsentsInForce(decided);
    }

    private static ConsentFact fact(ConsentCategory category, @Nullable ConsentLevel level) {
        boolean permits = category.effect() == Consent.ConsentProvisionType.PERMIT;
        return new ConsentFact(
                "id", "subject", category.code(), permits, true, null, null, null, null, null, level, null, null, null);
    }

    private static Optional<Approval> approval(AccessCase row) {
        return switch (row.state()) {
            case "app-withdrawn", "app-never-approved" -> Optional.empty();
            case "app-approved-laboratory" ->
                Optional.of(new Approval(
                        new SmartScopes("patient/Observation.cruds?category=" + AccessCase.CATEGORIES + "|laboratory"),
                        "An app"));
            case "app-approved-less" -> Optional.of(new Approval(new SmartScopes("patient/Patient.rs"), "An app"));
            default -> Optional.of(new Approval(new SmartScopes(row.scopes()), "An app"));
        };
    }

    private static List<Relation> relations(String who) {
        return switch (who) {
            case "holder" -> List.of(holder(Set.of(ServiceArea.values()), 46, false));
            case "holder-of-information" -> List.of(holder(Set.of(ServiceArea.REGISTERED_INFORMATION), 46, false));
            case "holder-of-record" -> List.of(holder(Set.of(ServiceArea.HEALTH_RECORD), 46, false));
            case "holder-of-services" -> List.of(holder(Set.of(ServiceArea.DIGITAL_HEALTH_SERVICES), 46, false));
            case "holder-of-17" -> List.of(holder(Set.of(ServiceArea.values()), 17, false));
            case "holder-with-protected-address" -> List.of(holder(Set.of(ServiceArea.values()), 46, true));
            case "parent-of-17-who-holds" ->
                List.of(
                        parent(TODAY.minusYears(17), true, false),
                        holder(Set.of(ServiceArea.REGISTERED_INFORMATION), 46, false));
            default -> List.of(relation(who));
        };
    }

    private static Relation holder(Set<ServiceArea> areas, int age, boolean protectedAddress) {
        return new Relation.HolderOf(
                new Mandate("mandate", "subject", areas, null, null),
                TODAY.minusYears(40),
                TODAY.minusYears(age),
                protectedAddress);
    }

    private static Relation relation(String who) {
        return switch (who) {
            case "self" -> new Relation.Self();
            case "mother-of-8", "father-elsewhere-of-8" -> parent(TODAY.minusYears(8), true, false);
            case "parents-elsewhere-of-8" -> parent(TODAY.minusYears(8), false, false);
            case "parent-of-11" -> parent(TODAY.minusYears(12).plusDays(1), true, false);
            case "parents-elsewhere-of-11" -> parent(TODAY.minusYears(12).plusDays(1), false, false);
            case "parent-of-12-today" -> parent(TODAY.minusYears(12), true, false);
            case "parent-of-14" -> parent(TODAY.minusYears(14), true, false);
            case "parents-elsewhere-of-14" -> parent(TODAY.minusYears(14), false, false);
            case "parent-of-16-tomorrow" -> parent(TODAY.minusYears(16).plusDays(1), true, false);
            case "parent-of-16-today" -> parent(TODAY.minusYears(16), true, false);
            case "parent-of-17" -> parent(TODAY.minusYears(17), true, false);
            case "parent-with-protected-address-of-8", "parent-of-8-with-protected-address" ->
                parent(TODAY.minusYears(8), true, true);
            case "guardian-personal" -> new Relation.GuardianOf(true, false);
            case "guardian-economic" -> new Relation.GuardianOf(false, false);
            case "guardian-with-protected-address" -> new Relation.GuardianOf(true, true);
            case "parent-when-register-is-down" -> new Relation.Unknown();
            case "kin-of-8", "stranger" -> new Relation.None();
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static Relation parent(LocalDate childBornOn, boolean sharesAddress, boolean protectedAddress) {
        return new Relation.ParentOf(childBornOn, sharesAddress, protectedAddress);
    }
}
