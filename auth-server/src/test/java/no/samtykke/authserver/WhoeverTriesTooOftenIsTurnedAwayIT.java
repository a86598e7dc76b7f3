package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import no.samtykke.authserver.logout.Housekeeping;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SystemStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In minutes of its own, far from those of the other tests, and from addresses of its own. */
class WhoeverTriesTooOftenIsTurnedAwayIT extends RunningAuthServer {

    private static final String ATTACKER = "203.0.113.7";
    private static final String NEIGHBOUR = "203.0.113.8";
    private static int day;

    private final JdbcClient jdbc;
    private final Housekeeping housekeeping;

    WhoeverTriesTooOftenIsTurnedAwayIT(@Autowired JdbcClient jdbc, @Autowired Housekeeping housekeeping) {
        this.jdbc = jdbc;
        this.housekeeping = housekeeping;
    }

    @BeforeEach
    void inAMinuteOfItsOwn() {
        jdbc.sql("delete from attempt").update();
        day++;
        CLOCK.move(Duration.ofDays(day));
        CLOCK.move(Duration.ofSeconds(60 - CLOCK.instant().getEpochSecond() % 60));
    }

    @Test
    void as_a_client_that_does_not_prove_itself_from_that_address() {
        IntStream.range(0, 100)
                .forEach(unused -> assertThat(
                                asClient(SystemStandIn.ID, ATTACKER).statusCode())
                        .isEqualTo(401));

        var answer = asClient(SystemStandIn.ID, ATTACKER);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(answer.body()).contains("\"error\":\"temporarily_unavailable\"");

        assertThat(asClient(SystemStandIn.ID, NEIGHBOUR).statusCode())
                .as("the client itself is heard from elsewhere")
                .isEqualTo(401);
        assertThat(asClient("another", ATTACKER).statusCode())
                .as("and others from there")
                .isEqualTo(401);

        CLOCK.move(Duration.ofSeconds(60));
        assertThat(asClient(SystemStandIn.ID, ATTACKER).statusCode())
                .as("in the next minute")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/launch-contexts"})
    void wherever_the_failures_of_an_address_were_too_many(String path) {
        asClient("one", ATTACKER);
        allAttemptsOfThisMinuteBecome(500);

        var answer = post(path, "client_id=two", ATTACKER);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(post("/oauth2/token", "client_id=two", NEIGHBOUR).statusCode())
                .isNotEqualTo(429);
    }

    @Test
    void from_a_whole_network_of_the_new_addresses() {
        IntStream.range(0, 100).forEach(i -> asClient(SystemStandIn.ID, "2001:db8:1:2::" + i));

        assertThat(asClient(SystemStandIn.ID, "2001:db8:1:2:ffff::1").statusCode())
                .isEqualTo(429);
        assertThat(asClient(SystemStandIn.ID, "2001:db8:1:3::1").statusCode()).isEqualTo(401);
    }

    @Test
    void at_the_door_of_the_log_in_with_a_page_that_says_when_to_come_back() {
        assertThat(authorize(ATTACKER).statusCode()).isEqualTo(303);
        allAttemptsOfThisMinuteBecome(1000);

        var answer = authorize(ATTACKER);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("data-fault=\"too-many\"", "Vent ett minutt");
        assertThat(authorize(NEIGHBOUR).statusCode()).isEqualTo(303);
    }

    @Test
    void and_an_address_that_someone_only_claims_to_have_is_not_believed_before_the_proxys() {
        IntStream.range(0, 100).forEach(i -> asClient(SystemStandIn.ID, "198.51.100." + i + ", " + ATTACKER));

        assertThat(asClient(SystemStandIn.ID, "198.51.100.200, " + ATTACKER).statusCode())
                .isEqualTo(429);
    }

    @Test
    void and_soon_nothing_is_known_of_it() {
        asClient(SystemStandIn.ID, ATTACKER);
        assertThat(attempts()).isEqualTo(2);

        CLOCK.move(Duration.ofMinutes(2));
        housekeeping.throwAway();

        assertThat(jdbc.sql("select count(*) from attempt").query(Integer.class).single())
                .isZero();
    }

    private int attempts() {
        return jdbc.sql("select count(*) from attempt where ends_at > :now")
                .param("now", SqlTime.of(CLOCK.instant()))
                .query(Integer.class)
                .single();
    }

    private void allAttemptsOfThisMinuteBecome(int number) {
        jdbc.sql("update attempt set number = :number where ends_at > :now")
                .param("number", number)
                .param("now", SqlTime.of(CLOCK.instant()))
                .update();
    }

    private static HttpResponse<String> asClient(String id, String address) {
        return post(
                "/oauth2/token",
                "grant_type=client_credentials&scope=x&client_id=" + id
                        + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                        + "&client_assertion=x.y.z",
                address);
    }

    private static HttpResponse<String> authorize(String address) {
        return Http.get(aRequest().url(), "X-Forwarded-For", address, "Accept-Language", "nb", "Accept", "text/html");
    }

    private static HttpResponse<String> post(String path, String form, String address) {
        return Http.post(Neighbourhood.issuer() + path, form, "X-Forwarded-For", address);
    }
}
