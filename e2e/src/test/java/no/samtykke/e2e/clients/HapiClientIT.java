package no.samtykke.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.gclient.IQuery;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** HAPI's generic client, with a token and nothing else set. It reads {@code metadata} by itself before it asks. */
@WithStack
@TestInstance(Lifecycle.PER_CLASS)
class HapiClientIT {

    private static final int PAGE = 5;

    private final FhirContext r4 = FhirContext.forR4();
    private final Stack stack;
    private final Tokens tokens;
    private final IGenericClient client;

    HapiClientIT(Stack stack) {
        this.stack = stack;
        this.tokens = LogIn.of(stack, "kari").actingFor("ola").tokens();
        this.client = clientWith(tokens.access());
    }

    @Test
    void reads_by_id() {
        var patient =
                client.read().resource(Patient.class).withId(tokens.patient()).execute();

        assertThat(patient.getIdElement().getIdPart()).isEqualTo(tokens.patient());
    }

    @Test
    void searches_page_by_page() {
        var counted = search().summaryMode(SummaryEnum.COUNT).execute();
        var page = search().sort().descending(Observation.DATE).count(PAGE).execute();
        var found = new ArrayList<>(idsOn(page));
        while (page.getLink(Bundle.LINK_NEXT) != null) {
            page = client.loadPage().next(page).execute();
            found.addAll(idsOn(page));
        }

        assertThat(found).hasSize(counted.getTotal()).hasSizeGreaterThan(PAGE).doesNotHaveDuplicates();
    }

    @Test
    void is_told_what_is_wrong_by_the_exceptions_it_knows() {
        var missing = client.read().resource(Observation.class).withId("does-not-exist");
        var strangers = clientWith("nonsense").read().resource(Patient.class).withId(tokens.patient());

        assertThatThrownBy(missing::execute).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(strangers::execute).isInstanceOf(AuthenticationException.class);
    }

    private IGenericClient clientWith(String token) {
        var made = r4.newRestfulGenericClient(stack.fhir().toString());
        made.registerInterceptor(new BearerTokenAuthInterceptor(token));
        return made;
    }

    private IQuery<Bundle> search() {
        return client.search()
                .forResource(Observation.class)
                .where(Observation.PATIENT.hasId(tokens.patient()))
                .returnBundle(Bundle.class);
    }

    private static List<String> idsOn(Bundle page) {
        return page.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }
}
