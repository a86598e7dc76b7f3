package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samtykke.fhirserver.http.People.Citizen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways out: any of them with any other, each closes its own and brings no other with it. */
class ClosuresAreIndependentIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String OWN = "self-access-closure";
    private static final String RECORD = "record-access-closure";
    private static final String KJERNEJOURNAL = "kjernejournal-access-closure";
    private static final String OPT_OUT = "kjernejournal-optout";
    private static final List<String> WAYS_OUT = List.of(OWN, RECORD, KJERNEJOURNAL, OPT_OUT);

    static Stream<List<String>> allCombinations() {
        return IntStream.range(0, 1 << WAYS_OUT.size())
                .mapToObj(chosen -> IntStream.range(0, WAYS_OUT.size())
                        .filter(i -> (chosen >> i & 1) == 1)
                        .mapToObj(WAYS_OUT::get)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("allCombinations")
    void each_closes_its_own(List<String> chosen) {
        var kari = People.citizen();
        String token = People.approvedToken(kari, "patient/*.cruds");
        var ola = child(kari);
        String forOla = People.token(kari, ola.patient(), "patient/*.rs");
        chosen.forEach(closure -> Stored.close(kari.patient(), closure));

        boolean own = chosen.contains(OWN);
        assertThat(refusal("Observation", token)).isEqualTo(own ? "access-closed" : "");
        assertThat(refusal("Condition", token))
                .isEqualTo(own ? "access-closed" : chosen.contains(RECORD) ? "record-access-closed" : "");
        assertThat(refusal("AllergyIntolerance", token)).isEqualTo(own ? "access-closed" : kjernejournal(chosen));
        for (String type : List.of("Observation", "Condition", "AllergyIntolerance")) {
            assertThat(refusal(type, forOla)).as("for the child: " + type).isEmpty();
        }
        assertThat(Optouts.active(kari)).containsExactlyInAnyOrderElementsOf(chosen);
        assertThat(SERVER.kjernejournal.heardAbout(kari.known().id().value())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("allCombinations")
    void opening_one_again_opens_no_other(List<String> chosen) {
        var kari = People.citizen();
        chosen.forEach(closure -> Stored.close(kari.patient(), closure));
        var left = new ArrayList<>(chosen);
        for (String closure : chosen) {
            if (closure.equals(OPT_OUT)) {
                continue;
            }
            var id = kari.known().id();
            String task = Papers.told(Papers.receive(id, Papers.ownForm("reopen-access-adult", id, closure)), "task");
            assertThat(Papers.handle(task, "accept").status()).isEqualTo(200);
            left.remove(closure);
            assertThat(Optouts.active(kari)).containsExactlyInAnyOrderElementsOf(left);
        }
    }

    private static String kjernejournal(List<String> chosen) {
        if (chosen.contains(OPT_OUT)) {
            return "kjernejournal-opted-out";
        }
        return chosen.contains(KJERNEJOURNAL) ? "kjernejournal-access-closed" : "";
    }

    private static Citizen child(Citizen parent) {
        var ola = People.born(Optouts.today().minusYears(8));
        People.parent(parent.known(), ola);
        String child = People.accept(parent.known(), parent.sid(), ola);
        assertThat(People.approve(parent, child, "patient/*.rs").status()).isEqualTo(200);
        return new Citizen(ola, child, parent.sid());
    }

    private static String refusal(String type, String token) {
        var answer = SERVER.get("/" + type, token);
        assertThat(answer.status()).isIn(200, 403);
        return answer.reason();
    }
}
