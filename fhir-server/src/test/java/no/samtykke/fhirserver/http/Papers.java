package no.samtykke.fhirserver.http;

import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Signed forms as staff write them down, and what staff do with them. */
final class Papers {

    static final String STAFF = RunningServer.ONE.issuer.systemToken("archive", "https://samtykke.example/scope/staff");

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String SYSTEMS = "https://samtykke.example/fhir/CodeSystem/";

    private Papers() {}

    /** Signed by herself, in order. */
    static QuestionnaireResponse ownForm(String form, NationalId person, String closure) {
        var paper = blank(form, person, closure);
        answer(paper, "signer", new Coding(SYSTEMS + "access-ground", "own-data", null));
        return paper;
    }

    static QuestionnaireResponse form(String form, NationalId person, String closure, String ground, NationalId by) {
        var paper = blank(form, person, closure);
        answer(paper, "signer", new Coding(SYSTEMS + "access-ground", ground, null));
        answer(paper, "signed-by", new Reference().setIdentifier(People.identifier(by)));
        return paper;
    }

    private static QuestionnaireResponse blank(String form, NationalId person, String closure) {
        var paper = new QuestionnaireResponse();
        paper.setStatus(QuestionnaireResponseStatus.COMPLETED);
        paper.setQuestionnaire("https://samtykke.example/fhir/Questionnaire/" + form);
        answer(paper, "person", new Reference().setIdentifier(People.identifier(person)));
        answer(paper, "closure", new Coding(SYSTEMS + "consent-category", closure, null));
        answer(paper, "signed-on", new DateType(Optouts.today().toString()));
        return paper;
    }

    /** In place of what stands there. */
    static QuestionnaireResponse answer(QuestionnaireResponse paper, String item, Type value) {
        without(paper, item).addItem().setLinkId(item).addAnswer().setValue(value);
        return paper;
    }

    static QuestionnaireResponse without(QuestionnaireResponse paper, String item) {
        paper.getItem().removeIf(one -> one.getLinkId().equals(item));
        return paper;
    }

    static Answer receive(NationalId person, QuestionnaireResponse paper) {
        return SERVER.post("/$receive-form", STAFF, withPatient(person, paper));
    }

    static Answer close(NationalId person, QuestionnaireResponse paper) {
        return SERVER.post("/$close-access", STAFF, withPatient(person, paper));
    }

    static Answer handle(String task, String decision) {
        return SERVER.post("/$handle-form", STAFF, decision(task, decision));
    }

    static Parameters decision(String task, String decision) {
        return new Parameters()
                .addParameter("task", new Reference(task))
                .addParameter("decision", new CodeType(decision))
                .addParameter("reason", new StringType("The signature was compared"));
    }

    static Parameters withPatient(NationalId person, QuestionnaireResponse paper) {
        var in = new Parameters().addParameter("patient", People.identifier(person));
        in.addParameter().setName("form").setResource(paper);
        return in;
    }

    static String told(Answer answer, String name) {
        return ((Reference) answer.as(Parameters.class).getParameter(name).getValue()).getReference();
    }
}
