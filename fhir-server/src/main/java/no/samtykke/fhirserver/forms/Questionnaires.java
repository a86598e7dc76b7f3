package no.samtykke.fhirserver.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.stereotype.Component;

/** The forms as Questionnaires, read from files at start. */
@Component
class Questionnaires {

    private final Map<Form, Questionnaire> all = new EnumMap<>(Form.class);

    Questionnaires(FhirContext fhir) {
        for (var form : Form.values()) {
            all.put(form, fhir.newJsonParser().parseResource(Questionnaire.class, text(form)));
        }
    }

    List<Questionnaire> all() {
        return all.values().stream().map(Questionnaire::copy).toList();
    }

    Questionnaire of(Form form) {
        return Optional.ofNullable(all.get(form)).orElseThrow().copy();
    }

    private static String text(Form form) {
        try (var file = Questionnaires.class.getResourceAsStream(form.id() + ".json")) {
            if (file == null) {
                throw new IllegalStateException("No Questionnaire " + form.id());
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
