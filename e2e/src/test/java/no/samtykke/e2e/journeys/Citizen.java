package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.browser.Browser;

/** A person at a browser, and what she does on the pages between an app's button and its answer. */
record Citizen(Browser browser) {

    /** On ID-porten's page. */
    void identifiesAs(String person, String eid) {
        browser.choose("person", person);
        browser.choose("eid", eid);
        browser.press("action", "login");
    }

    /** In a browser where somebody is logged in already she is not asked. */
    void identifiesIfAsked(String person) {
        if (!browser.values("eid").isEmpty()) {
            identifiesAs(person, "BankID");
        }
    }

    boolean isAt(String page) {
        return browser.address().matches(".*/launch/[^/]+/" + page + "(\\?.*)?");
    }

    void acceptsTerms() {
        assertAt("terms");
        browser.choose("level", "full");
        browser.press("answer", "accept");
    }

    void declinesTerms() {
        assertAt("terms");
        browser.press("answer", "decline");
    }

    void acceptsTermsIfAsked() {
        if (isAt("terms")) {
            acceptsTerms();
        }
    }

    void actsForHerself() {
        assertAt("person");
        browser.choose("person", "self");
        sendChoice();
    }

    void actsFor(String name) {
        assertAt("person");
        browser.chooseLabelled(name);
        sendChoice();
    }

    private void sendChoice() {
        browser.pressSubmit();
    }

    void approves() {
        assertAt("approval");
        browser.press("answer", "approve");
    }

    void unticks(String scope) {
        browser.untick("scope", scope);
    }

    void declinesApproval() {
        assertAt("approval");
        browser.press("answer", "decline");
    }

    void assertAt(String page) {
        assertThat(isAt(page))
                .as("at page %s: %s %s", page, browser.address(), browser.text())
                .isTrue();
    }
}
