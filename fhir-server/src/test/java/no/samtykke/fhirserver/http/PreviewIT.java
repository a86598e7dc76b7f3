package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $preview} over HTTP: what it tells, and that nothing has happened; then what really changes. */
class PreviewIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String EVERYTHING = "patient/*.cruds";

    private final Citizen kari = People.citizen();
    private final String token = People.approvedToken(kari, EVERYTHING);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record-access-closure",
                "kjernejournal-access-closure",
                "kjernejournal-optout",
                "self-access-closure",
                "inactive-represented",
                "emergency-block",
                "health-archive",
                "register-reservation"
            })
    void tells_what_giving_changes(String category) {
        Stored.mandate(kari.patient(), People.adult(), "health-record");
        var before = whatIsOpen(token);
        var preview = preview(new Parameters().addParameter(draft(category)));

        assertThat(whatIsOpen(token)).isEqualTo(before);

        SERVER.bean(DaoRegistry.class)
                .getResourceDao(Consent.class)
                .create((Consent) draft(category).getResource(), new SystemRequestDetails());
        var after = whatIsOpen(token);

        assertThat(readable(preview, "open")).isEqualTo(minus(after, before));
        assertThat(readable(preview, "close")).isEqualTo(minus(before, after));
    }

    @Test
    void tells_that_the_archive_opens_writing_of_observations_alone() {
        var preview = preview(new Parameters().addParameter(draft("health-archive")));

        assertThat(writable(preview, "open")).containsExactly("Observation");
        assertThat(preview.hasParameter("refusal")).isFalse();
        assertThat(preview.hasParameter("close")).isFalse();
    }

    @Test
    void tells_what_ending_changes() {
        String terms = SERVER.get("/Consent?category=platform-terms&status=active", token).entries().stream()
                .map(consent -> consent.getIdElement().getIdPart())
                .findFirst()
                .orElseThrow();
        var before = whatIsOpen(token);

        var preview = preview(new Parameters().addParameter("end", new Reference("Consent/" + terms)));

        Cast.withdraw(kari, kari.patient(), "platform-terms");
        assertThat(readable(preview, "close")).isEqualTo(minus(before, whatIsOpen(token)));
        assertThat(preview.hasParameter("open")).isFalse();
    }

    @Test
    void tells_which_app_of_which_person_is_closed() {
        var holder = People.citizen();
        Stored.mandate(kari.patient(), holder.known(), "health-record");
        assertThat(People.approve(holder, kari.patient(), "her-app", "patient/*.rs")
                        .status())
                .isEqualTo(200);

        var preview = preview(new Parameters().addParameter(draft("record-access-closure")));

        assertThat(parts(preview, "close").stream()
                        .filter(part -> value(part, "app") instanceof Reference app
                                && app.getIdentifier().getValue().equals("her-app"))
                        .map(part -> value(part, "resource-type").primitiveValue()))
                .contains("Condition", "Encounter")
                .doesNotContain("Observation");
    }

    @Test
    void tells_what_a_power_of_attorney_would_open_to_its_holder() {
        var draft = Cast.consent("proxy-mandate", kari.patient(), kari.patient());
        draft.setStatus(Consent.ConsentState.PROPOSED);
        draft.getProvision().addActor().setReference(new Reference("RelatedPerson/mother"));
        draft.getProvision()
                .addPurpose(new Coding("https://samtykke.example/fhir/CodeSystem/service-area", "health-record", null));

        var preview = preview(new Parameters().addParameter(parameter(draft)));

        assertThat(readable(preview, "open")).contains("Condition").doesNotContain("Observation");
        assertThat(parts(preview, "open"))
                .allMatch(part ->
                        ((Reference) value(part, "person")).getReference().equals("RelatedPerson/mother"));
    }

    @Test
    void tells_why_it_could_not_be_given_this_way() {
        var preview = preview(new Parameters().addParameter(draft("platform-terms")));

        assertThat(((Coding) preview.getParameter("refusal").getValue()).getCode())
                .isEqualTo("consent-not-yours");
    }

    @Test
    void is_refused_as_the_consent_itself_would_be() {
        var nobody = new Parameters().addParameter(draft("inactive-represented"));
        var incomplete = Cast.consent("record-access-closure", kari.patient(), kari.patient());
        incomplete.setSource(null);

        assertThat(SERVER.post("/$preview", token, nobody).status()).isEqualTo(409);
        assertThat(SERVER.post("/$preview", token, nobody).reason()).isEqualTo("nobody-represents-you");
        assertThat(SERVER.post("/$preview", token, new Parameters().addParameter(parameter(incomplete)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void of_another_patient_is_as_absent_as_the_consent_would_be() {
        var draft = Cast.consent("record-access-closure", Cast.SOMEBODY_ELSE.patient(), kari.patient());
        String anothers = Cast.find(Cast.SOMEBODY_ELSE, Cast.SOMEBODY_ELSE.patient(), "Consent");

        assertThat(SERVER.post("/$preview", token, new Parameters().addParameter(parameter(draft)))
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.post(
                                "/$preview",
                                token,
                                new Parameters().addParameter("end", new Reference("Consent/" + anothers)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void is_for_those_who_may_search_consents() {
        String other = People.approvedToken(People.citizen(), "patient/Observation.rs");

        assertThat(SERVER.post("/$preview", other, new Parameters().addParameter(draft("health-archive")))
                        .reason())
                .isEqualTo("scope-missing");
        assertThat(SERVER.post("/$preview", token, new Parameters()).status()).isEqualTo(400);
    }

    private Parameters preview(Parameters in) {
        var answer = SERVER.post("/$preview", token, in);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private ParametersParameterComponent draft(String category) {
        var consent = Cast.consent(category, kari.patient(), kari.patient());
        boolean permits = Set.of("health-archive", "platform-terms").contains(category);
        consent.getProvision().setType(permits ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY);
        return parameter(consent);
    }

    private static ParametersParameterComponent parameter(Consent draft) {
        return new ParametersParameterComponent(new StringType("consent")).setResource(draft);
    }

    /** Types that a search is answered for, one request for each. */
    private static Set<String> whatIsOpen(String token) {
        return Clinical.TYPES.stream()
                .filter(type ->
                        SERVER.get("/" + type + "?_summary=count", token).status() == 200)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> minus(Set<String> these, Set<String> others) {
        var left = new TreeSet<>(these);
        left.removeAll(others);
        return left;
    }

    private static Set<String> readable(Parameters preview, String name) {
        return types(preview, name, access -> access.equals("read"));
    }

    private static Set<String> writable(Parameters preview, String name) {
        return types(preview, name, access -> access.equals("write"));
    }

    /** Of the clinical types, which is what this test asks for one by one. */
    private static Set<String> types(Parameters preview, String name, Predicate<String> access) {
        return parts(preview, name).stream()
                .filter(part -> access.test(((CodeType) value(part, "access")).getCode()))
                .map(part -> value(part, "resource-type").primitiveValue())
                .filter(Clinical.TYPES::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<ParametersParameterComponent> parts(Parameters preview, String name) {
        return preview.getParameter().stream()
                .filter(part -> part.getName().equals(name))
                .toList();
    }

    private static Type value(ParametersParameterComponent part, String name) {
        return part.getPart().stream()
                .filter(one -> one.getName().equals(name))
                .map(ParametersParameterComponent::getValue)
                .findFirst()
                .orElseGet(CodeType::new);
    }
}
