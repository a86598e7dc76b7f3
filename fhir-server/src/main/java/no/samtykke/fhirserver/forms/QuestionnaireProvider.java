package no.samtykke.fhirserver.forms;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import no.samtykke.fhirserver.access.Refusals;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the forms to anybody, with a token or without. */
@Component
public class QuestionnaireProvider implements IResourceProvider {

    private final Questionnaires questionnaires;

    QuestionnaireProvider(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    @Override
    public Class<Questionnaire> getResourceType() {
        return Questionnaire.class;
    }

    @Read
    public Questionnaire read(@IdParam IdType id) {
        return questionnaires.all().stream()
                .filter(form -> form.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(Refusals::absent);
    }

    @Search
    public List<Questionnaire> search(@OptionalParam(name = Questionnaire.SP_URL) @Nullable UriParam url) {
        return questionnaires.all().stream()
                .filter(form -> url == null || form.getUrl().equals(url.getValue()))
                .toList();
    }
}
