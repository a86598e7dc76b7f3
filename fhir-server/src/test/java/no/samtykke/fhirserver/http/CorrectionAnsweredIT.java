package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** How a request for correction ends. */
class CorrectionAnsweredIT extends CorrectionScene {

    @Test
    void she_takes_it_back_and_nobody_answers_it_then() {
        String task = requested(wish(condition));

        assertThat(withdraw(task, token).status()).isEqualTo(200);

        assertThat(read(task).getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(answer(task, "completed").reason()).isEqualTo("correction-already-answered");
        assertThat(withdraw(task, token).reason()).isEqualTo("correction-already-answered");
    }

    @Test
    void staff_accept_it_and_then_put_it_right_and_she_sees_each_step() {
        String task = requested(wish(condition));

        assertThat(answer(task, "accepted").status()).isEqualTo(200);
        assertThat(read(task).getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(answer(task, "rejected").reason()).isEqualTo("correction-already-answered");
        assertThat(answer(task, "completed").status()).isEqualTo(200);

        assertThat(read(task).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(SERVER.get("/" + task + "/_history", token).entries()).hasSize(3);
        assertThat(log()).containsExactly("requests C own-data", "requests U system", "requests U system");
    }

    @Test
    void a_rejection_names_its_ground_and_how_to_complain() {
        String task = requested(wish(condition));
        var without = answering(task, "rejected");
        without.getParameter().removeIf(one -> one.getName().equals("legal-ground"));

        assertThat(SERVER.post("/$answer-correction", Papers.STAFF, without).status())
                .isEqualTo(400);
        assertThat(answer(task, "rejected").status()).isEqualTo(200);

        assertThat(read(task).getOutput())
                .extracting(output -> output.getType().getCodingFirstRep().getCode())
                .containsExactly("answer", "legal-ground", "how-to-complain");
    }

    @Test
    void of_many_who_answer_at_once_one_does() {
        String task = requested(wish(condition));

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> answer(task, i % 2 == 0 ? "completed" : "rejected"))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("correction-already-answered"));
        assertThat(SERVER.get("/" + task + "/_history", token).entries()).hasSize(2);
    }

    @Test
    void staff_list_what_is_open_and_read_one_which_she_sees() {
        String task = requested(wish(condition));
        DATABASE.update(
                "update samtykke.correction set due_on = date '2000-01-01' where task_id = ?",
                task.substring("Task/".length()));

        var list = SERVER.post("/$corrections", Papers.STAFF, new Parameters());
        assertThat(list.body()).contains(task).doesNotContain(kari.known().id().value(), kari.patient(), "knee");
        var first = list.as(Parameters.class).getParameterFirstRep();
        assertThat(part(first, "overdue").primitiveValue()).isEqualTo("true");
        assertThat(log()).containsExactly("requests C own-data");

        var one =
                SERVER.post("/$corrections", Papers.STAFF, new Parameters().addParameter("task", new Reference(task)));
        var told = one.as(Parameters.class).getParameterFirstRep();
        assertThat(((Identifier) part(told, "patient")).getValue())
                .isEqualTo(kari.known().id().value());
        assertThat(part(told, "wish").primitiveValue()).isEqualTo("It was the other knee");
        assertThat(log()).containsExactly("requests C own-data", "requests R system");
        answer(task, "completed");
        assertThat(SERVER.post("/$corrections", Papers.STAFF, new Parameters()).body())
                .doesNotContain(task);
    }

    @Test
    void only_staff_list_and_answer() {
        String task = requested(wish(condition));

        for (String caller : List.of(token, SERVER.issuer.systemToken("loader", "system/*.cruds"))) {
            assertThat(SERVER.post("/$corrections", caller, new Parameters()).status())
                    .isEqualTo(403);
            assertThat(SERVER.post("/$answer-correction", caller, answering(task, "completed"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void what_is_to_be_corrected_can_be_taken_away_and_the_request_answered_after() {
        String task = requested(wish(condition));
        SERVER.bean(DaoRegistry.class)
                .getResourceDao(Condition.class)
                .delete(new IdType(condition), new SystemRequestDetails());

        assertThat(answer(task, "completed").status()).isEqualTo(200);

        assertThat(read(task).getFocus().hasReference()).isFalse();
        assertThat(read(task).getFocus().getType()).isEqualTo("Condition");
    }
}
