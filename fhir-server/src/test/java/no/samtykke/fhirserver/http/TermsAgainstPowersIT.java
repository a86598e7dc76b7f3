package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The terms withdrawn and a power of attorney given at the same moment, a thousand times: together they would break an
 * order rule, so each time one of them stands and the other is refused: 409 by the order rule, or 403 where the power
 * was looked at when the withdrawal was done already.
 */
class TermsAgainstPowersIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final int GIVERS = 4;
    private static final int TRIES_EACH = 250;

    private final AtomicInteger conflicts = new AtomicInteger();

    /** Whose tries follow one another, beside those of the other givers. */
    private record Giver(Consent terms, String token, Bundle power) {

        static Giver begin() {
            var kari = People.citizen();
            String token = People.approvedToken(kari, "patient/RelatedPerson.crs patient/Consent.crus");
            var terms = (Consent) SERVER.get("/Consent?status=active&category=platform-terms", token)
                    .entries()
                    .getFirst();
            return new Giver(terms, token, Powers.transaction(kari, People.adult(), "registered-information"));
        }

        Answer withdraw() {
            var withdrawn = terms.copy().setStatus(Consent.ConsentState.INACTIVE);
            withdrawn.setId(terms.getIdElement());
            return SERVER.put("/Consent/" + terms.getIdElement().getIdPart(), token, withdrawn);
        }

        Answer give() {
            return SERVER.post("", token, power);
        }

        /** All is as before the try: by the shortest way, since what is tried is what comes next. */
        void reset() {
            var patient = terms.getPatient().getReferenceElement().getIdPart();
            SERVER.bean(JdbcTemplate.class).update("delete from samtykke.mandate where giver = ?", patient);
            var active = terms.copy();
            active.setId(terms.getIdElement().toUnqualifiedVersionless());
            SERVER.bean(DaoRegistry.class).getResourceDao(Consent.class).update(active, new SystemRequestDetails());
        }
    }

    @Test
    void one_of_them_wins_and_the_other_is_a_conflict() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var wins = IntStream.range(0, GIVERS)
                    .mapToObj(_ -> Giver.begin())
                    .map(giver -> threads.submit(() -> tries(giver, threads)))
                    .toList();
            int withdrawn = 0;
            for (var win : wins) {
                withdrawn += win.get();
            }
            // Both must have won at times, by a hair, or it was no race.
            assertThat(withdrawn).isBetween(1, GIVERS * TRIES_EACH - 1);
            assertThat(conflicts).hasValueGreaterThan(GIVERS * TRIES_EACH - withdrawn);
        }
    }

    private int tries(Giver giver, ExecutorService threads) throws Exception {
        int withdrawn = 0;
        for (int i = 0; i < TRIES_EACH; i++) {
            var start = new CyclicBarrier(2);
            var withdrawal = threads.submit(together(start, giver::withdraw));
            var power = threads.submit(together(start, giver::give));
            var answers = List.of(withdrawal.get(), power.get());
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            conflicts.addAndGet((int)
                    answers.stream().filter(answer -> answer.status() == 409).count());
            assertThat(reasons(answers)).isIn("powers-of-attorney-active ", " terms-not-accepted");
            withdrawn += answers.getFirst().status() == 200 ? 1 : 0;
            giver.reset();
        }
        return withdrawn;
    }

    /** Of the withdrawal and of the power, in that order. */
    private static String reasons(List<Answer> answers) {
        return answers.getFirst().reason() + " " + answers.getLast().reason();
    }

    private static Callable<Answer> together(CyclicBarrier start, Callable<Answer> request) {
        return () -> {
            start.await();
            return request.call();
        };
    }
}
