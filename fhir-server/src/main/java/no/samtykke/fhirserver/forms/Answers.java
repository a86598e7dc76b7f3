package no.samtykke.fhirserver.forms;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.samtykke.fhirserver.access.OperationRefused;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * What a form says, as its Questionnaire wants it: nothing but its items, each with one answer of its type, those that
 * are required all there, a choice among its options. Anything else is refused, and the item is named.
 */
final class Answers {

    private final Map<String, Type> byItem = new TreeMap<>();

    private Answers() {}

    /** @throws OperationRefused 422 */
    static Answers of(Questionnaire questionnaire, QuestionnaireResponse response) {
        var answers = new Answers();
        var items = new TreeMap<String, QuestionnaireItemComponent>();
        questionnaire.getItem().forEach(item -> items.put(item.getLinkId(), item));
        for (var given : response.getItem()) {
            var item = Optional.ofNullable(items.get(String.valueOf(given.getLinkId())))
                    .orElseThrow(() -> invalid(given.getLinkId()));
            if (answers.byItem.put(item.getLinkId(), answer(item, given)) != null) {
                throw invalid(item.getLinkId());
            }
        }
        questionnaire.getItem().stream()
                .filter(QuestionnaireItemComponent::getRequired)
                .filter(answers::isAsked)
                .filter(item -> !answers.byItem.containsKey(item.getLinkId()))
                .findFirst()
                .ifPresent(item -> {
                    throw invalid(item.getLinkId());
                });
        return answers;
    }

    /** A form that is wrong at one of its items. */
    static OperationRefused invalid(String linkId) {
        return wrong("QuestionnaireResponse.item.where(linkId='" + safe(linkId) + "')");
    }

    static OperationRefused wrong(String place) {
        return new OperationRefused(422, "form-not-valid", place);
    }

    String code(String linkId) {
        return byItem.get(linkId) instanceof Coding coding ? coding.getCode() : "";
    }

    Optional<Reference> reference(String linkId) {
        return byItem.get(linkId) instanceof Reference reference ? Optional.of(reference) : Optional.empty();
    }

    /** The day as it is written; empty text for none. */
    String day(String linkId) {
        return byItem.get(linkId) instanceof DateType day ? day.getValueAsString() : "";
    }

    private static Type answer(QuestionnaireItemComponent item, QuestionnaireResponseItemComponent given) {
        boolean one = given.getAnswer().size() == 1 && given.getItem().isEmpty();
        if (!one || !given.getAnswerFirstRep().getItem().isEmpty()) {
            throw invalid(item.getLinkId());
        }
        var value = given.getAnswerFirstRep().getValue();
        boolean fits = switch (item.getType()) {
            case REFERENCE -> value instanceof Reference;
            case DATE -> value instanceof DateType day && day.hasValue();
            case CHOICE -> value instanceof Coding chosen && isOffered(item, chosen);
            default -> false;
        };
        if (!fits) {
            throw invalid(item.getLinkId());
        }
        return value;
    }

    private static boolean isOffered(QuestionnaireItemComponent item, Coding chosen) {
        return item.getAnswerOption().stream()
                .map(option -> (Coding) option.getValue())
                .anyMatch(option -> option.getSystem().equals(chosen.getSystem())
                        && option.getCode().equals(chosen.getCode()));
    }

    /** Whether an item is to be answered, seen from the others: there is no more than one condition, of one kind. */
    private boolean isAsked(QuestionnaireItemComponent item) {
        return item.getEnableWhen().stream()
                .noneMatch(unless -> unless.getAnswer() instanceof Coding other
                        && other.getCode().equals(code(unless.getQuestion())));
    }

    /** What is sent may be anything; it is repeated only when it could be the name of an item. */
    private static String safe(String linkId) {
        return linkId != null && linkId.matches("[a-z-]{1,40}") ? linkId : "?";
    }
}
