package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.browser.Browser;

/** Looks at each page a journey comes to: a picture for people, axe-core for barriers. */
record Screens(Browser browser) {

    void look(String name) {
        browser.keepPicture(name);
        assertThat(browser.barriers()).as("barriers on %s", browser.address()).isEmpty();
        assertThat(browser.language()).as("language of %s", browser.address()).isNotBlank();
        assertThat(browser.texts("h1"))
                .as("one main heading on %s", browser.address())
                .hasSize(1);
    }
}
