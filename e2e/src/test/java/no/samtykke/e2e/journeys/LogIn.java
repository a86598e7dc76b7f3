package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.Launch;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;

/**
 * A log-in from end to end in the fastest browser, for tests that begin where it ends.
 *
 * @param actingFor name of the person acted for; empty for oneself
 * @param unticked scopes not approved
 */
public record LogIn(Stack stack, String person, String actingFor, String scopes, List<String> unticked) {

    public static LogIn of(Stack stack, String person) {
        return new LogIn(stack, person, "", SmartApp.ALL_SCOPES, List.of());
    }

    public LogIn actingFor(String someone) {
        return new LogIn(stack, person, stack.person(someone).name(), scopes, unticked);
    }

    public LogIn asking(String other) {
        return new LogIn(stack, person, actingFor, other, unticked);
    }

    public LogIn without(String... refused) {
        return new LogIn(stack, person, actingFor, scopes, List.of(refused));
    }

    public SmartApp app() {
        return new SmartApp(stack.fhir(), "sandbox-app");
    }

    public Fhir fhir() {
        return app().fhir(tokens());
    }

    public Tokens tokens() {
        try (var browser = Make.fastest("nb")) {
            return tokens(browser);
        }
    }

    /** In a browser that stays open, so that the person can log out in it. */
    public Tokens tokens(Browser browser) {
        var app = app();
        var launch = app.launch(scopes);
        var reply = app.exchange(launch, answer(browser, app, launch).getOrDefault("code", ""));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new Tokens(reply.json());
    }

    /** What the app is told at its redirect address. */
    public Map<String, String> answer(Browser browser, SmartApp app, Launch launch) {
        browser.open(app.address(launch).toString());
        fromIdPortenToTheApp(browser);
        return app.answer(launch).orElseThrow(() -> new AssertionError("no answer to the app: " + browser.text()));
    }

    /** For an app that takes its answer itself: opens the address it gave. */
    public void inBrowser(String address) {
        try (var browser = Make.fastest("nb")) {
            browser.open(address);
            fromIdPortenToTheApp(browser);
        }
    }

    /** Whatever she is asked from ID-porten's page, which the browser shows, until she is back in the app. */
    public void fromIdPortenToTheApp(Browser browser) {
        var citizen = new Citizen(browser);
        citizen.identifiesIfAsked(person);
        citizen.acceptsTermsIfAsked();
        if (citizen.isAt("person")) {
            choose(citizen);
        }
        citizen.acceptsTermsIfAsked();
        if (citizen.isAt("approval")) {
            unticked.forEach(citizen::unticks);
            citizen.approves();
        }
    }

    private void choose(Citizen citizen) {
        if (actingFor.isEmpty()) {
            citizen.actsForHerself();
        } else {
            citizen.actsFor(actingFor);
        }
    }
}
