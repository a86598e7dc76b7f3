package no.samtykke.e2e.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attacks on the way back from ID-porten: mix-up, injection and replay of its answer, and a level too low. */
@WithStack
@TestInstance(Lifecycle.PER_CLASS)
class LogInReturnAttacksIT {

    private static final String RETURN = "/login/oauth2/code/idporten";
    private static final String SESSION_COOKIE = "samtykke-session";

    private final SmartApp app;

    LogInReturnAttacksIT(Stack stack) {
        this.app = new SmartApp(stack.fhir(), "sandbox-app");
    }

    /** A browser that ID-porten has sent back with an answer, and that has not gone there yet. */
    private record OnTheWayBack(Visitor visitor, String answer) {

        void arrive(String with) {
            visitor.open(URI.create(with));
        }

        boolean isLoggedIn() {
            return visitor.cookies().containsKey(SESSION_COOKIE);
        }
    }

    @Test
    void the_answer_as_it_is_opens_a_session() {
        var hers = onTheWayBack("BankID");

        hers.arrive(hers.answer());

        assertThat(hers.isLoggedIn()).isTrue();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({"iss, https://evil.example", "state, evil", "state, ''", "code, evil", "code, ''"})
    void an_answer_that_was_changed_opens_none(String parameter, String value) {
        var hers = onTheWayBack("BankID");

        hers.arrive(hers.answer().replaceFirst("([?&])" + parameter + "=[^&]*", "$1" + parameter + "=" + value));

        assertThat(hers.isLoggedIn()).isFalse();
    }

    @Test
    void an_answer_opens_no_session_in_another_browser() {
        var hers = onTheWayBack("BankID");
        var mallory = new Visitor();
        mallory.open(app.address(app.launch(SmartApp.ALL_SCOPES)));

        mallory.open(URI.create(hers.answer()));

        assertThat(mallory.cookies()).doesNotContainKey(SESSION_COOKIE);
    }

    @Test
    void an_answer_opens_one_session_only() {
        var hers = onTheWayBack("BankID");
        hers.arrive(hers.answer());
        hers.visitor().cookies().remove(SESSION_COOKIE);

        hers.arrive(hers.answer());

        assertThat(hers.isLoggedIn()).isFalse();
    }

    @Test
    void the_code_of_another_log_in_opens_none() {
        var mallorys = onTheWayBack("BankID");
        var hers = onTheWayBack("BankID");
        var code = mallorys.answer().replaceAll(".*[?&](code=[^&]*).*", "$1");

        hers.arrive(hers.answer().replaceFirst("code=[^&]*", code));

        assertThat(hers.isLoggedIn()).isFalse();
    }

    @Test
    void a_lower_level_opens_no_session_and_ends_in_no_code() {
        var hers = onTheWayBack("MinID");

        hers.arrive(hers.answer());

        assertThat(hers.isLoggedIn()).isFalse();
        assertThat(hers.visitor().at().getPath()).endsWith("/refused");
        var approval = hers.visitor().at().toString().replace("/refused", "/approval");
        var skipped = hers.visitor().send("POST", URI.create(approval), Form.NOTHING.with("answer", "approve"));
        assertThat(skipped.header("Location").orElse("")).doesNotContain("code=");
    }

    private OnTheWayBack onTheWayBack(String eid) {
        var visitor = new Visitor();
        var page = visitor.open(app.address(app.launch(SmartApp.ALL_SCOPES)));
        var authorize = URI.create(visitor.at().toString().replaceFirst("\\?.*", ""));
        var answer = visitor.send("POST", authorize, AtApproval.identification(page, "astrid", eid))
                .header("Location")
                .orElseThrow();
        assertThat(answer).contains(RETURN, "code=", "state=", "iss=");
        return new OnTheWayBack(visitor, answer);
    }
}
