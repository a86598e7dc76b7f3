package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Kari has logged in and let the app in: for tests of how that ends. */
public abstract class AppWithTokens extends RunningAuthServer {

    protected final Person kari = new Person();
    protected final String upstreamSid = UUID.randomUUID().toString();

    @SuppressWarnings("NullAway.Init")
    protected Answer tokens;

    @BeforeEach
    void theAppHasTokens() {
        FHIR.knows(People.KARI);
        var claims = ID_PORTEN.level4(People.KARI);
        claims.put("sid", upstreamSid);
        ID_PORTEN.nextLogin(claims);
        tokens = Journey.tokensFor(kari, aRequest());
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    /** What the fhir-server heard of this session; notices of other tests may come late. */
    protected List<SignedJWT> toldToFhirServer() {
        return FHIR.logoutTokens().stream()
                .map(AppWithTokens::parse)
                .filter(notice -> sidOf(notice).equals(sid()))
                .toList();
    }

    /** The session, as tokens and notices name it. */
    protected String sid() {
        return String.valueOf(tokens.claims("access_token").getClaim("sid"));
    }

    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sidOf(SignedJWT notice) {
        try {
            return notice.getJWTClaimsSet().getStringClaim("sid");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    protected void everythingHasEnded() {
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(toldToFhirServer()).hasSize(1);
        kari.visits(Neighbourhood.issuer() + "/logout");
        assertThat(kari.heading()).isEqualTo("Du er logget ut");
    }
}
