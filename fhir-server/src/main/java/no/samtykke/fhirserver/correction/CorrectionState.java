package no.samtykke.fhirserver.correction;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.correction.CorrectionHandled.Step;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The life of a request for correction: asked for, perhaps accepted before it is done, and ended in one way. */
enum CorrectionState {
    REQUESTED(TaskStatus.REQUESTED, Step.REQUESTED),
    /** Staff agree; it is not put right yet. */
    ACCEPTED(TaskStatus.ACCEPTED, Step.ACCEPTED),
    /** It is put right. */
    COMPLETED(TaskStatus.COMPLETED, Step.COMPLETED),
    REJECTED(TaskStatus.REJECTED, Step.REJECTED),
    /** She took it back. */
    CANCELLED(TaskStatus.CANCELLED, Step.WITHDRAWN);

    private final TaskStatus status;
    private final Step step;

    CorrectionState(TaskStatus status, Step step) {
        this.status = status;
        this.step = step;
    }

    /** As the table has it, and as FHIR spells the status of the Task. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the code system {@code correction}. */
    String businessCode() {
        return "is-" + code();
    }

    TaskStatus status() {
        return status;
    }

    Step step() {
        return step;
    }

    boolean isOpen() {
        return this == REQUESTED || this == ACCEPTED;
    }

    /** From which states it is reached. What is accepted is not rejected afterwards. */
    Set<CorrectionState> after() {
        return switch (this) {
            case REQUESTED -> EnumSet.noneOf(CorrectionState.class);
            case ACCEPTED, REJECTED -> EnumSet.of(REQUESTED);
            case COMPLETED, CANCELLED -> EnumSet.of(REQUESTED, ACCEPTED);
        };
    }

    static CorrectionState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** One that staff can answer with. */
    static Optional<CorrectionState> ofAnswer(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code) && state.step().isAnswer())
                .findFirst();
    }
}
