package no.samtykke.authserver.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlLabel;
import org.htmlunit.html.HtmlPage;

/** A person with a browser that runs no scripts. */
public final class Person implements AutoCloseable {

    private final WebClient browser = new WebClient();

    public Person() {
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setCssEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        browser.addRequestHeader("Accept-Language", "nb");
    }

    public WebClient browser() {
        return browser;
    }

    public Person prefers(String language) {
        browser.removeRequestHeader("Accept-Language");
        browser.addRequestHeader("Accept-Language", language);
        return this;
    }

    public Person visits(String address) {
        try {
            browser.getPage(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Comes to the server by the app's form. */
    public Person posts(Request request) {
        try {
            var post = new WebRequest(
                    URI.create(Neighbourhood.issuer() + "/oauth2/authorize").toURL(), HttpMethod.POST);
            post.setRequestBody(Request.form(request.parameters()));
            browser.getPage(post);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** ID-porten was asked to let her log in anew, so it shows its page. */
    public Person logsInAgainAtIdPorten() {
        try {
            HtmlInput name = page().getFirstByXPath("//input[@name='username']");
            name.setValueAttribute("kari");
            page().<HtmlElement>getFirstByXPath("//*[@type='submit']").click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Person presses(String text) {
        try {
            page().getByXPath("//button").stream()
                    .map(HtmlButton.class::cast)
                    .filter(button -> button.asNormalizedText().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No button «" + text + "» on " + page().asNormalizedText()))
                    .click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** On the page of the terms, opening as much as can be opened. */
    public Person acceptsTerms() {
        return clicks("Full").presses("Godta vilkårene");
    }

    /** Follows the link with this text. */
    public Person follows(String text) {
        try {
            page().getAnchorByText(text).click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Ticks or unticks, or chooses, what stands beside this text. */
    public Person clicks(String label) {
        try {
            var found = page().<HtmlLabel>getByXPath("//label").stream()
                    .filter(one -> one.asNormalizedText().startsWith(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No label «" + label + "» on " + page().asNormalizedText()));
            page().<HtmlInput>getHtmlElementById(found.getForAttribute()).click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public HtmlPage page() {
        Page now = browser.getCurrentWindow().getEnclosedPage();
        if (now instanceof HtmlPage html) {
            return html;
        }
        throw new AssertionError("Not a page: " + now.getWebResponse().getContentAsString());
    }

    public String heading() {
        return page().<HtmlElement>getFirstByXPath("//h1").asNormalizedText();
    }

    public URI address() {
        try {
            return browser.getCurrentWindow().getEnclosedPage().getUrl().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return browser.getCurrentWindow().getEnclosedPage().getWebResponse().getStatusCode();
    }

    /** A parameter of the address she is at, as the app reads it. */
    public String told(String name) {
        var query = address().getRawQuery();
        if (query == null) {
            return "";
        }
        for (var pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    public boolean isAtApp() {
        return address().toString().startsWith("http://127.0.0.1:");
    }

    @Override
    public void close() {
        browser.close();
    }
}
