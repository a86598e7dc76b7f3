package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import no.samtykke.authserver.support.AppWithTokens;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ALogOutMeetsWhatIsUnderWayIT extends AppWithTokens {

    private static final int APPS_AT_ONCE = 6;

    private final JdbcClient jdbc;

    ALogOutMeetsWhatIsUnderWayIT(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void and_of_many_refreshes_and_codes_in_flight_nothing_is_left_that_works() throws Exception {
        var refreshTokens = Stream.generate(() -> Journey.tokensFor(kari, aRequest()))
                .limit(APPS_AT_ONCE)
                .map(answer -> answer.text("refresh_token"))
                .toList();
        var request = aRequest();
        var code = Journey.codeFor(kari, request);
        var underWay = new CountDownLatch(APPS_AT_ONCE);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var last = refreshTokens.stream()
                    .map(first -> CompletableFuture.supplyAsync(() -> refreshUntilRefused(first, underWay), threads))
                    .toList();
            underWay.await();
            var exchanged = CompletableFuture.supplyAsync(() -> exchange(request, code), threads);
            Http.get(Neighbourhood.issuer() + "/logout?id_token_hint=" + tokens.text("id_token"));

            var newest = Stream.concat(last.stream(), Stream.of(exchanged))
                    .map(CompletableFuture::join)
                    .flatMap(List::stream)
                    .toList();
            assertThat(newest)
                    .isNotEmpty()
                    .allSatisfy(token -> assertThat(TokenEndpoint.refresh(token).text("error"))
                            .isEqualTo("invalid_grant"));
        }
        assertThat(livingGrants()).isZero();
    }

    @Test
    void a_session_of_a_level_that_is_no_longer_accepted_is_not_used_again() throws Exception {
        jdbc.sql("update session set acr = 'idporten-loa-substantial' where sid = :sid")
                .param("sid", UUID.fromString(sid()))
                .update();
        int before = ID_PORTEN.tokenRequests().size();

        var answer = Journey.tokensFor(kari, aRequest());

        assertThat(ID_PORTEN.tokenRequests().size()).isGreaterThan(before);
        assertThat(answer.claims("access_token").getStringClaim("acr")).isEqualTo("idporten-loa-high");
    }

    /** All that was given, so that the newest is among them. */
    private static List<String> refreshUntilRefused(String first, CountDownLatch underWay) {
        var token = first;
        while (true) {
            var answer = TokenEndpoint.refresh(token);
            underWay.countDown();
            if (answer.status() != 200) {
                return List.of(token);
            }
            token = answer.text("refresh_token");
        }
    }

    private static List<String> exchange(Request request, String code) {
        var answer = TokenEndpoint.exchange(request, code);
        return answer.status() == 200 ? List.of(answer.text("refresh_token")) : List.of();
    }

    private int livingGrants() {
        return jdbc.sql("select count(*) from app_grant where sid = :sid and revoked_at is null")
                .param("sid", UUID.fromString(sid()))
                .query(Integer.class)
                .single();
    }
}
