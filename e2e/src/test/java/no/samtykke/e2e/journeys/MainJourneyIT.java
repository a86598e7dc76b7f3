package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the app's button to Ola's measurements and Kari's log, page by page. Before the other journeys, so that Kari is
 * asked everything a newcomer is asked.
 */
@WithStack
@Order(3)
class MainJourneyIT {

    @ParameterizedTest(name = "{0}")
    @MethodSource("no.samtykke.e2e.browser.Make#here")
    void a_mother_reads_her_sons_measurements_and_sees_it_in_the_log(Make make, Stack stack) {
        try (var browser = make.open("nb")) {
            logsIn(browser, stack);
            choosesAndApproves(browser);
            seesTheMeasurements(browser);
            seesTheLog(browser);
            logsOut(browser, stack);
        }
    }

    private static void logsIn(Browser browser, Stack stack) {
        var screens = new Screens(browser);
        browser.open(stack.exampleApp().toString());
        screens.look("01-app");
        browser.follow("Logg inn");
        screens.look("02-id-porten");
        new Citizen(browser).identifiesAs("kari", "BankID");
    }

    private static void choosesAndApproves(Browser browser) {
        var screens = new Screens(browser);
        var kari = new Citizen(browser);
        if (kari.isAt("terms")) {
            screens.look("03-terms");
            kari.acceptsTerms();
        }
        screens.look("04-person");
        kari.actsFor("Ola");
        if (kari.isAt("terms")) {
            assertThat(browser.text()).contains("Ola");
            screens.look("05-terms-for-ola");
            kari.acceptsTerms();
        }
        screens.look("06-approval");
        assertThat(browser.text()).contains("Måleboka", "Ola");
        kari.approves();
    }

    private static void seesTheMeasurements(Browser browser) {
        new Screens(browser).look("07-measurements");
        assertThat(browser.heading()).isEqualTo("Målinger");
        assertThat(browser.text()).contains("Høyde", "Vekt", "kg").doesNotContain("deg selv");
    }

    private static void seesTheLog(Browser browser) {
        browser.follow("Hvem har sett");
        new Screens(browser).look("08-usage-log");
        assertThat(browser.texts("tbody tr"))
                .anySatisfy(line -> assertThat(line).contains("Du", "foreldreansvar", "Måleboka", "Utført"));
    }

    private static void logsOut(Browser browser, Stack stack) {
        browser.follow("Logg ut");
        new Screens(browser).look("09-logged-out");
        browser.open(stack.exampleApp() + "/measurements");
        assertThat(browser.heading()).isEqualTo("Du er ikke logget inn");
        new Screens(browser).look("10-not-logged-in");
    }
}
