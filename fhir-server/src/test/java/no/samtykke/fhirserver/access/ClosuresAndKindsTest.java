package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two tables of {@code docs/access-rules.md} on closures and on kinds of data, each cell asked of the policy. */
class ClosuresAndKindsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final List<DataKind> COLUMNS = List.of(
            DataKind.PROFILE,
            DataKind.SETTINGS,
            DataKind.REGISTERED_INFORMATION,
            DataKind.HEALTH_RECORD,
            DataKind.SUMMARY_CARE_RECORD);

    private final AccessPolicy policy = new AccessPolicy(
            Clock.systemUTC(),
            new AccessProperties(16, 12),
            new SmartProperties(
                    URI.create("http://fhir"),
                    URI.create("http://issuer"),
                    null,
                    List.of("idporten-loa-high"),
                    null,
                    false));

    static List<List<String>> closures() {
        return rows("| closure, by Consent |", 6).stream()
                .map(row -> Stream.concat(
                                Stream.of(row.getFirst().split(", ")[1]),
                                row.stream().skip(1))
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("closures")
    void a_closure_closes_what_its_row_says_for_whom_it_says(List<String> row) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            String closedFor = row.get(column + 1);
            for (var type : typesOf(COLUMNS.get(column))) {
                assertThat(isClosed("self", row.getFirst(), type))
                        .as("%s of %s for herself", row.getFirst(), type)
                        .isEqualTo(!closedFor.equals("nobody"));
                for (String who : List.of("mother-of-8", "guardian-personal", "holder")) {
                    if (permits(who, "ok", type)) {
                        assertThat(isClosed(who, "subject-" + row.getFirst(), type))
                                .as("%s of %s for %s", row.getFirst(), type, who)
                                .isEqualTo(closedFor.equals("all"));
                    }
                }
            }
        }
    }

    @Test
    void all_closures_are_there() {
        assertThat(closures().stream().map(List::getFirst))
                .containsExactlyInAnyOrder(
                        "self-access-closure",
                        "inactive-represented",
                        "record-access-closure",
                        "kjernejournal-access-closure",
                        "kjernejournal-optout",
                        "emergency-block");
    }

    @Test
    void each_type_is_of_the_kind_and_needs_the_level_and_the_area_of_its_row() {
        var documented = new TreeMap<String, String>();
        for (var row : rows("| kind |", 4)) {
            for (String type : row.get(1).split(", ")) {
                documented.put(type, row.get(2) + " " + row.get(3));
            }
        }
        var enforced = new TreeMap<String, String>();
        for (var type : ServedType.values()) {
            var kind = type.kind();
            String none = kind == DataKind.PROFILE ? "any" : "none";
            enforced.put(
                    type.resourceType(),
                    kind.level().code() + " "
                            + kind.area().map(ServiceArea::code).orElse(none));
        }

        assertThat(documented).isEqualTo(enforced);
    }

    @Test
    void the_columns_of_the_closures_are_the_rows_of_the_kinds() {
        var kinds = new TreeSet<String>();
        rows("| kind |", 4).forEach(row -> kinds.add(row.getFirst()));

        assertThat(kinds).hasSize(DataKind.values().length);
        assertThat(lines())
                .anyMatch(line -> line.startsWith("| closure, by Consent |")
                        && Arrays.stream(line.split(" \\| "))
                                .skip(1)
                                .allMatch(cell -> kinds.contains(cell.replace(" |", ""))));
    }

    private boolean isClosed(String who, String state, String type) {
        return permits(who, "ok", type) && !permits(who, state, type);
    }

    private boolean permits(String who, String state, String type) {
        String subject = who.equals("self") ? "actor" : "subject";
        var row = new AccessCase(who, state, "patient/*.rs", "read", type, "subject", "");
        var app = new CitizenApp(
                "app",
                new SmartScopes(row.scopes()),
                "actor",
                subject,
                row.acr(),
                UUID.randomUUID(),
                UUID.randomUUID());
        return policy.decide(new AccessRequest(
                        app,
                        Interaction.READ,
                        type,
                        Target.SUBJECTS_DATA,
                        new Change.Unseen(),
                        new Content.Unseen(),
                        FactsOfCase.of(row, new RelationsOfCase(TODAY).of(who)),
                        TODAY))
                instanceof Permit;
    }

    private static List<String> typesOf(DataKind kind) {
        return Arrays.stream(ServedType.values())
                .filter(type -> type.kind() == kind)
                .map(ServedType::resourceType)
                .toList();
    }

    /** The rows of the table under this heading, cell by cell, without backticks. */
    private static List<List<String>> rows(String heading, int cells) {
        return lines().stream()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.replace("`", "").split("\\|"))
                        .map(String::strip)
                        .skip(1)
                        .limit(cells)
                        .toList())
                .toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("../docs/access-rules.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
