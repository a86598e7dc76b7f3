package no.samtykke.authserver.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;

/** What the script of the passkey pages does, in the browser of a person who is on one of them. */
public final class PasskeyPages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Person person;

    private PasskeyPages(Person person) {
        this.person = person;
    }

    public static PasskeyPages of(Person person) {
        return new PasskeyPages(person);
    }

    /** An answer to the script. */
    public record Answer(int status, JsonNode body) {

        public String next() {
            return body.path("next").asText();
        }
    }

    public Answer options() {
        return post(form().getAttribute("data-options"), Map.of("label", "Telefonen"));
    }

    public Answer send(String credential) {
        return post(form().getActionAttribute(), Map.of("label", "Telefonen", "credential", credential));
    }

    /** Makes a passkey, and comes back to the page. */
    public void enrol(Authenticator phone) {
        person.visits(Neighbourhood.issuer() + "/account/devices");
        follow(send(phone.create(options().body())));
    }

    /** Logs in with it, and goes where she is sent. */
    public void logIn(Authenticator phone) {
        follow(send(phone.get(options().body())));
    }

    public void logOut() {
        person.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");
    }

    /** Logs out, and comes with an app to the page that offers the passkey. */
    public void comeBack() {
        logOut();
        person.visits(Request.aRequest().url());
        if (!person.heading().equals("Logg inn")) {
            throw new AssertionError("No passkey is offered on " + person.page().asNormalizedText());
        }
    }

    public boolean isLoggedIn() {
        person.visits(Neighbourhood.issuer() + "/account");
        return !person.page().asNormalizedText().contains("Logg inn for å se");
    }

    public void follow(Answer answer) {
        person.visits(Neighbourhood.issuer() + answer.next());
    }

    public HtmlForm form() {
        return person.page().getFirstByXPath("//form[@data-passkey]");
    }

    public Answer post(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put(
                "_csrf",
                person.page()
                        .<HtmlInput>getFirstByXPath("//input[@name='_csrf']")
                        .getValue());
        try {
            var request =
                    new WebRequest(URI.create(Neighbourhood.issuer() + path).toURL(), HttpMethod.POST);
            request.setRequestBody(Request.form(all));
            var response = person.browser().loadWebResponse(request);
            var text = response.getContentAsString();
            return new Answer(
                    response.getStatusCode(), text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
