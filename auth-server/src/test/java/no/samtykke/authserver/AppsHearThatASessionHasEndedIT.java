package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.APPS;
import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import no.samtykke.authserver.logout.Housekeeping;
import no.samtykke.authserver.logout.LogoutDelivery;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.AppWithTokens;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AppsHearThatASessionHasEndedIT extends AppWithTokens {

    private final LogoutDelivery delivery;
    private final Housekeeping housekeeping;
    private final JdbcClient jdbc;

    AppsHearThatASessionHasEndedIT(
            @Autowired LogoutDelivery delivery, @Autowired Housekeeping housekeeping, @Autowired JdbcClient jdbc) {
        this.delivery = delivery;
        this.housekeeping = housekeeping;
        this.jdbc = jdbc;
    }

    @Test
    void by_a_signed_token_for_each_of_them() throws Exception {
        logOut();

        var token = APPS.ears().next(sid());
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Neighbourhood.issuer());
        assertThat(claims.getAudience()).containsExactly(AppStandIn.APP);
        assertThat(claims.getSubject()).isEqualTo(tokens.claims("id_token").getSubject());
        assertThat(claims.getJSONObjectClaim("events"))
                .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(claims.getClaim("nonce")).isNull();
    }

    @Test
    void also_when_it_ends_by_idleness() {
        CLOCK.move(Duration.ofMinutes(31));

        housekeeping.endExpiredSessions();

        assertThat(APPS.ears().next(sid())).isNotNull();
    }

    @Test
    void only_those_that_registered_for_it() {
        var other = aRequest().with("client_id", AppStandIn.OTHER_APP).with("scope", "openid patient/Observation.rs");
        Journey.tokensFor(kari, other);

        logOut();

        assertThat(jdbc.sql("select receiver from logout_notice where sid = :sid")
                        .param("sid", UUID.fromString(sid()))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("", AppStandIn.APP);
    }

    @Test
    void again_until_they_confirm_and_a_redirect_is_neither_followed_nor_a_confirmation() {
        APPS.ears().answer(302);
        logOut();
        var first = APPS.ears().next(sid());
        awaitThatItIsNoted();

        APPS.ears().answer(204);
        CLOCK.move(Duration.ofSeconds(90));
        delivery.deliverWhatIsDue();

        assertThat(APPS.ears().next(sid()).serialize()).isNotEqualTo(first.serialize());
        assertThat(APPS.ears().paths()).containsOnly("/backchannel");
        CLOCK.move(Duration.ofMinutes(10));
        delivery.deliverWhatIsDue();
        assertThat(APPS.ears().heardNothing()).isTrue();
    }

    @Test
    void for_an_hour_and_not_longer() {
        APPS.ears().answer(500);
        logOut();
        APPS.ears().next(sid());
        awaitThatItIsNoted();
        CLOCK.move(Duration.ofMinutes(61));
        delivery.deliverWhatIsDue();
        APPS.ears().next(sid());

        CLOCK.move(Duration.ofMinutes(61));
        delivery.deliverWhatIsDue();

        assertThat(APPS.ears().heardNothing()).isTrue();
        assertThat(openNotices()).isZero();
    }

    @Test
    void and_one_that_does_not_answer_holds_up_neither_her_nor_the_fhir_server() {
        APPS.ears().areSlow();
        var before = System.nanoTime();

        logOut();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(kari.page().asNormalizedText()).contains("ingen app har tilgang lenger");
        assertThat(toldToFhirServer()).hasSize(1);
    }

    private void logOut() {
        kari.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");
    }

    /** That it failed, by the clock of then: it is heard before that is noted. */
    private void awaitThatItIsNoted() {
        var latest = Instant.now().plusSeconds(10);
        while (!isTriedAgainSoon() && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private boolean isTriedAgainSoon() {
        return jdbc.sql("select next_try_at < :soon from logout_notice where sid = :sid and receiver = :app")
                .param("soon", SqlTime.of(CLOCK.instant().plusSeconds(5)))
                .param("sid", UUID.fromString(sid()))
                .param("app", AppStandIn.APP)
                .query(Boolean.class)
                .single();
    }

    private int openNotices() {
        return jdbc.sql("select count(*) from logout_notice where sid = :sid and delivered_at is null"
                        + " and given_up_at is null")
                .param("sid", UUID.fromString(sid()))
                .query(Integer.class)
                .single();
    }
}
