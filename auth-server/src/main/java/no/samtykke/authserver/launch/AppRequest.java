package no.samtykke.authserver.launch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.session.Levels;

/**
 * An app's authorization request, checked and narrowed to what the app may have.
 *
 * @param redirectUri as the app wrote it, which is where the answer goes
 * @param state given back unchanged
 * @param scope what can be granted of what was asked, separated by spaces
 * @param codeChallenge of PKCE, S256
 * @param launch names the launch context of a launcher (SMART App Launch, EHR launch)
 * @param prompt what the app says about pages, as in OpenID Connect Core 3.1.2.1
 * @param maxAge how old the log-in may be
 * @param acrValues the levels of log-in that are enough for it, separated by spaces (RFC 9470)
 * @param uiLocales the languages it would like her to be asked in, separated by spaces
 * @param keyThumbprint of the key that the code is bound to (RFC 9449, {@code dpop_jkt})
 */
public record AppRequest(
        String clientId,
        String redirectUri,
        Optional<String> state,
        String scope,
        Optional<String> nonce,
        String codeChallenge,
        Optional<String> launch,
        Optional<String> prompt,
        Optional<Duration> maxAge,
        Optional<String> acrValues,
        Optional<String> uiLocales,
        Optional<String> keyThumbprint) {

    /** No app can have this id: an own page of ours wants to know who she is. */
    private static final String OURSELVES = "/account";

    /**
     * She comes to a page of ours, without an app.
     *
     * @param page its absolute address
     */
    static AppRequest ofOwnPage(URI page, boolean fresh) {
        return new AppRequest(
                OURSELVES,
                page.toString(),
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                Optional.empty(),
                fresh ? Optional.of("login") : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether nobody asks for access, so she is sent to the page when it is known who she is. */
    @JsonIgnore
    public boolean isForOwnPage() {
        return clientId.equals(OURSELVES);
    }

    /** Whether a log-in will do that was not made at ID-porten now. */
    public boolean acceptsDevice() {
        return accepts(Levels.DEVICE) && !asksForFreshLogin() && maxAge.isEmpty();
    }

    public List<String> scopes() {
        return Arrays.asList(scope.split(" ", -1));
    }

    /** Whether she has to log in again, even if she is logged in. */
    public boolean asksForFreshLogin() {
        return asks("login");
    }

    /** Whether no page may be shown. We always have something to ask, so the answer is an error. */
    boolean asksForNoPage() {
        return asks("none");
    }

    /** Whether she has to be asked for her approval, even if she gave it before. */
    public boolean asksForApproval() {
        return asks("consent");
    }

    /** Whether a log-in at this level is enough. */
    public boolean accepts(String acr) {
        return acrValues
                .map(wanted -> Arrays.asList(wanted.split(" ", -1)).contains(acr))
                .orElse(true);
    }

    private boolean asks(String what) {
        return prompt.stream()
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .anyMatch(what::equals);
    }
}
