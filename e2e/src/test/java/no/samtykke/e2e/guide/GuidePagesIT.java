package no.samtykke.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody who builds against the server reads the guide that it serves, following its links. Nobody is logged in and
 * nothing is changed, so it goes on beside the other tests.
 */
@WithStack
@Execution(ExecutionMode.CONCURRENT)
class GuidePagesIT {

    private static final int DESK = 1300;
    private static final int PHONE = 390;

    /** Pages without script look alike with it and without: HtmlUnit has none. */
    static Stream<Make> makes() {
        return Make.here().filter(make -> make != Make.CHROMIUM_WITHOUT_SCRIPT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("makes")
    void a_reader_finds_what_an_app_sends_and_gets(Make make, Stack stack) {
        try (var browser = make.open("en")) {
            browser.open(stack.fhir().resolve("/ig/").toString());
            look(browser, "70-guide-home", "Home");

            browser.follow("the API in general");
            look(browser, "71-guide-text", "The API in general");

            browser.follow("Artifacts");
            look(browser, "72-guide-artifacts", "Artifacts");

            browser.follow("Consent: acceptance of the terms");
            look(browser, "73-guide-profile", "Consent: acceptance of the terms");

            browser.follow("Kari accepts the terms in full");
            look(browser, "74-guide-example", "Kari accepts the terms in full");

            browser.follow("Artifacts");
            browser.follow("May one act for another");
            look(browser, "75-guide-operation", "May one act for another");
            assertThat(browser.texts("table"))
                    .anySatisfy(table -> assertThat(table).contains("system/RelatedPerson.r"));

            browser.follow("Quality");
            look(browser, "76-guide-quality", "Quality");
        }
    }

    private static void look(Browser browser, String picture, String heading) {
        assertThat(browser.heading()).isEqualTo(heading);
        assertThat(browser.language()).isEqualTo("en");
        look(browser, picture + "-phone", PHONE);
        look(browser, picture, DESK);
    }

    private static void look(Browser browser, String picture, int width) {
        browser.widen(width);
        browser.keepPicture(picture);
        assertThat(browser.barriers())
                .as("barriers on %s, %s wide", browser.address(), width)
                .isEmpty();
    }
}
