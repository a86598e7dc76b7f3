package no.samtykke.fhirserver.forms;

import static no.samtykke.fhirserver.forms.Answers.invalid;
import static no.samtykke.fhirserver.forms.Answers.wrong;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIds;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Reads a form that was sent, where people stand by their numbers, or one that is kept, by their Patients. */
@Component
class FormReader {

    static final String PERSON = "person";
    static final String CLOSURE = "closure";
    static final String SIGNER = "signer";
    static final String SIGNED_BY = "signed-by";
    static final String SIGNED_ON = "signed-on";

    private static final String VERSION_MARK = "|";

    private final Questionnaires questionnaires;
    private final NationalIds numbers;
    private final PatientIdentities identities;

    FormReader(Questionnaires questionnaires, NationalIds numbers, PatientIdentities identities) {
        this.questionnaires = questionnaires;
        this.numbers = numbers;
        this.identities = identities;
    }

    /** @throws no.samtykke.fhirserver.access.OperationRefused 422, where something is not as it must be */
    SignedForm read(QuestionnaireResponse response, Form.Wish wish) {
        var form = form(response)
                .filter(one -> one.wish() == wish)
                .orElseThrow(() -> wrong("QuestionnaireResponse.questionnaire"));
        if (response.getStatus() != QuestionnaireResponseStatus.COMPLETED) {
            throw wrong("QuestionnaireResponse.status");
        }
        var answers = Answers.of(questionnaires.of(form), response);
        var person = answers.reference(PERSON).flatMap(this::number).orElseThrow(() -> invalid(PERSON));
        var ground = Arrays.stream(Ground.values())
                .filter(one -> one.code().equals(answers.code(SIGNER)))
                .findFirst()
                .orElseThrow(() -> invalid(SIGNER));
        return new SignedForm(
                form,
                person,
                ConsentCategory.of(answers.code(CLOSURE)).orElseThrow(() -> invalid(CLOSURE)),
                ground,
                signer(answers, person, ground),
                signedOn(answers));
    }

    /** One who signs for herself is not named twice, unless by the same number. */
    private NationalId signer(Answers answers, NationalId person, Ground ground) {
        var signer = answers.reference(SIGNED_BY)
                .map(named -> number(named).orElseThrow(() -> invalid(SIGNED_BY)))
                .orElse(person);
        if (signer.equals(person) != (ground == Ground.OWN_DATA)) {
            throw invalid(SIGNED_BY);
        }
        return signer;
    }

    private static LocalDate signedOn(Answers answers) {
        try {
            return LocalDate.parse(answers.day(SIGNED_ON));
        } catch (DateTimeParseException notADay) {
            throw invalid(SIGNED_ON);
        }
    }

    private Optional<Form> form(QuestionnaireResponse response) {
        if (!response.hasQuestionnaire()) {
            return Optional.empty();
        }
        String asked = response.getQuestionnaire();
        return Form.of(asked.contains(VERSION_MARK) ? asked.substring(0, asked.indexOf(VERSION_MARK)) : asked)
                .filter(form -> asked.equals(form.canonical())
                        || asked.equals(form.canonical()
                                + VERSION_MARK
                                + questionnaires.of(form).getVersion()));
    }

    private Optional<NationalId> number(Reference person) {
        if (person.getIdentifier().hasValue()) {
            return numbers.take(
                    person.getIdentifier().getSystem(), person.getIdentifier().getValue());
        }
        var id = person.getReferenceElement();
        return "Patient".equals(id.getResourceType()) ? identities.numberOf(id.getIdPart()) : Optional.empty();
    }
}
