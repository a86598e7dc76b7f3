package no.samtykke.e2e.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import no.samtykke.e2e.app.Consents;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** Nothing is fetched in advance, nothing that is closed is asked for, and no address names anybody. */
@WithStack
class AskedOnlyWhenNeededIT {

    @Test
    void log_in_alone_asks_no_source(Stack stack) {
        var asked = Asked.fromNow(stack);

        LogIn.of(stack, "stanley").tokens();

        assertThat(asked.soFar()).isEmpty();
    }

    @Test
    void a_list_asks_the_sources_of_that_type_once_and_opens_nothing(Stack stack) {
        var login = LogIn.of(stack, "stanley");
        var tokens = login.tokens();
        var asked = Asked.fromNow(stack);

        assertThat(new Documents(login.app().fhir(tokens), tokens).list()).isNotEmpty();

        assertThat(asked.soFar())
                .hasSize(Sources.withDocuments(stack).size())
                .allSatisfy(request -> assertThat(path(request)).endsWith("/DocumentReference/_search"))
                .allSatisfy(
                        request -> assertThat(request.path("method").asText()).isEqualTo("POST"));
        assertThat(asked.soFar())
                .extracting(request -> request.path("ground").asText())
                .containsOnly("own-data");
    }

    @Test
    void a_closed_record_is_asked_for_nowhere(Stack stack) {
        var login = LogIn.of(stack, "xavier");
        var tokens = login.tokens();
        var fhir = login.app().fhir(tokens);
        assertThat(Consents.deny(fhir, tokens, "record-access-closure").status())
                .as("409 where it is closed already")
                .isIn(201, 409);
        var asked = Asked.fromNow(stack);

        for (var type : List.of("DocumentReference", "ServiceRequest")) {
            fhir.get(type + "?patient=" + tokens.patient());
        }

        assertThat(asked.soFar()).isEmpty();
    }

    @Test
    void no_address_that_was_asked_holds_a_number(Stack stack) {
        assertThat(Asked.ever(stack))
                .allSatisfy(request -> assertThat(path(request))
                        .doesNotContainPattern("\\d{11}")
                        .doesNotContain("?")
                        .doesNotContain("(number)"));
    }

    private static String path(JsonNode request) {
        return request.path("path").asText();
    }
}
