package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What she decides on paper at a hospital and in an app is one thing, and she sees who knows of it. */
@WithStack
class HospitalsIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final String STUDY = "Deltakelse i forskning: hjertestudien";
    private static final String NOT_YET = "ikke ennå";

    @ParameterizedTest(name = "{0}")
    @MethodSource("no.samtykke.e2e.browser.Make#here")
    void she_sees_what_the_hospital_registered_and_the_hospital_what_she_took_back(Make make, Stack stack) {
        var page = stack.hospital("hospital-east").toString();
        var liz = stack.person("liz");
        try (var app = make.open("nb");
                var staff = make.open("nb")) {
            isInTheApp(app, stack, "liz");
            registers(staff, page, liz.name());
            await(() -> settings(app, stack), seen -> seen.contains("hjertestudien"));
            new Screens(app).look("80-settings");
            await(() -> known(staff, page, liz.name()), seen -> seen.contains("varsel"));
            new Screens(staff).look("81-hospital");
            assertThat(staff.text()).doesNotContain(liz.pid());
            assertThat(staff.address()).isEqualTo(page);

            app.open(stack.exampleApp() + "/settings");
            app.pressSubmit();

            assertThat(app.texts("main form")).isEmpty();
            await(() -> known(staff, page, liz.name()), seen -> seen.contains("gjelder ikke lenger"));
        }
    }

    @Test
    void a_hospital_that_is_switched_off_has_not_received_it_until_it_is_there_again(Stack stack) {
        var page = stack.hospital("hospital-west").toString();
        try (var app = Make.fastest("nb");
                var staff = Make.fastest("nb")) {
            isInTheApp(app, stack, "dannie");
            registers(staff, page, stack.person("dannie").name());
            await(() -> settings(app, stack), seen -> seen.contains("hjertestudien"));
            staff.open(page);
            staff.press("turn", "off");

            app.pressSubmit();
            await(() -> settings(app, stack), seen -> seen.contains(NOT_YET));
            new Screens(app).look("82-not-received");

            staff.press("turn", "on");
            await(() -> settings(app, stack), seen -> !seen.contains(NOT_YET));
        }
    }

    @Test
    void staff_ask_what_may_be_shown_and_keep_a_receipt_that_holds(Stack stack) {
        try (var app = Make.fastest("nb");
                var staff = Make.fastest("nb")) {
            isInTheApp(app, stack, "ned");
            staff.open(stack.hospital("hospital-east").toString());

            staff.select("about", stack.person("ned").name());
            staff.press("do", "decide");

            new Screens(staff).look("83-receipt");
            assertThat(staff.text()).contains("Svaret er ja. Kvitteringen er kontrollert");
        }
    }

    @Test
    void what_is_fetched_as_files_is_what_the_hospital_knows(Stack stack) {
        try (var staff = Make.fastest("nb")) {
            var page = stack.hospital("hospital-east").toString();
            registers(staff, page, stack.person("buster").name());
            await(() -> known(staff, page, stack.person("buster").name()), seen -> seen.contains("varsel"));

            // What other tests have just registered may still be on its way.
            await(() -> compared(staff), seen -> seen.contains("0 mangler her, 0 er til overs"));
            assertThat(staff.text()).doesNotContain("Samtykke har 0 innstillinger");
        }
    }

    private static void isInTheApp(Browser browser, Stack stack, String person) {
        browser.open(stack.exampleApp().toString());
        browser.follow("Logg inn");
        LogIn.of(stack, person).fromIdPortenToTheApp(browser);
    }

    private static void registers(Browser staff, String page, String name) {
        staff.open(page);
        staff.select("person", name);
        staff.select("setting", STUDY);
        staff.select("answer", "Gitt");
        staff.press("do", "register");
    }

    private static String settings(Browser app, Stack stack) {
        app.open(stack.exampleApp() + "/settings");
        return app.text();
    }

    /** What the hospital knows of somebody. */
    private static String known(Browser staff, String page, String name) {
        staff.open(page);
        return staff.texts("tr").stream().filter(row -> row.contains(name)).collect(Collectors.joining("\n"));
    }

    private static String compared(Browser staff) {
        staff.press("do", "compare");
        return staff.text();
    }

    private static void await(Supplier<String> look, Predicate<String> enough) {
        long latest = System.nanoTime() + SOON.toNanos();
        String seen = look.get();
        while (!enough.test(seen) && System.nanoTime() < latest) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            seen = look.get();
        }
        assertThat(seen).matches(enough);
    }
}
