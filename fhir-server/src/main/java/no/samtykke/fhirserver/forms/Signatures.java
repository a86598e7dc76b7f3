package no.samtykke.fhirserver.forms;

import static no.samtykke.fhirserver.forms.Answers.invalid;
import static no.samtykke.fhirserver.forms.Answers.wrong;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.representation.PopulationRegister;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.RegisteredPerson;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relations;
import org.springframework.stereotype.Component;

/**
 * Whether a form was signed by one who may, as the population register says it now: the right form for the age, and a
 * ground that {@code access} takes. A holder of a power of attorney signs nothing, and what is hers alone to decide is
 * closed by no signature but her own.
 */
@Component
class Signatures {

    private final PopulationRegister register;
    private final Relations relations;
    private final AccessGate gate;
    private final Clock clock;

    Signatures(PopulationRegister register, Relations relations, AccessGate gate, Clock clock) {
        this.register = register;
        this.relations = relations;
        this.gate = gate;
        this.clock = clock;
    }

    /** @throws OperationRefused 422 with the item that is the matter, or 503 when the register does not answer */
    void demand(SignedForm form) {
        var today = LocalDate.now(clock);
        if (form.signedOn().isAfter(today)) {
            throw invalid(FormReader.SIGNED_ON);
        }
        if (form.form().wish() == Form.Wish.CLOSE
                && form.closure().isHersAlone()
                && !form.signer().equals(form.person())) {
            throw invalid(FormReader.SIGNER);
        }
        if (gate.isOldEnough(living(form).birthDate(), today) != form.form().isForAdults()) {
            throw wrong("QuestionnaireResponse.questionnaire");
        }
        var relation = relations.between(form.signer(), form.person());
        if (relation instanceof Relation.Unknown) {
            throw unavailable();
        }
        if (gate.groundToRepresent(List.of(relation), today)
                .filter(form.ground()::equals)
                .isEmpty()) {
            throw invalid(FormReader.SIGNED_BY);
        }
    }

    private RegisteredPerson living(SignedForm form) {
        try {
            return register.find(form.person())
                    .filter(person -> !person.deceased())
                    .orElseThrow(() -> invalid(FormReader.PERSON));
        } catch (RegisterUnavailable _) {
            throw unavailable();
        }
    }

    private static OperationRefused unavailable() {
        return new OperationRefused(503, Reason.REGISTER_UNAVAILABLE.code());
    }
}
