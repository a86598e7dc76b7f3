package no.samtykke.e2e.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlLabel;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;

/** A browser that runs everywhere, without script: our pages need none. */
final class HtmlUnitBrowser implements Browser {

    private final WebClient client;

    HtmlUnitBrowser(String language) {
        client = new WebClient(BrowserVersion.BEST_SUPPORTED);
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setDownloadImages(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setTimeout(30_000);
        client.addRequestHeader("Accept-Language", language);
    }

    @Override
    public void open(String address) {
        try {
            client.getPage(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void follow(String text) {
        // What can be seen is asked last: it costs the styles of the whole page.
        var links = page().querySelectorAll("a");
        click(links.stream()
                .filter(link ->
                        link.getTextContent().strip().replaceAll("\\s+", " ").equals(text))
                .filter(link -> link.asNormalizedText().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + text + " on: " + text())));
    }

    @Override
    public void press(String name, String value) {
        click(element("button[name='%s'][value='%s']".formatted(name, value)));
    }

    @Override
    public void pressSubmit() {
        click(element("main form button"));
    }

    private static void click(DomNode element) {
        try {
            ((DomElement) element).click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void choose(String field, String value) {
        input(field, value).setChecked(true);
    }

    @Override
    public void select(String field, String text) {
        ((HtmlSelect) element("select[name='%s']".formatted(field)))
                .getOptionByText(text)
                .setSelected(true);
    }

    @Override
    public void chooseLabelled(String text) {
        var label = page().querySelectorAll("label").stream()
                .filter(one -> one.asNormalizedText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no label " + text + " on: " + text()));
        var input = (HtmlInput) ((HtmlLabel) label).getLabeledElement();
        input.setChecked(true);
    }

    @Override
    public void untick(String field, String value) {
        input(field, value).setChecked(false);
    }

    /** Without script a page is whole when it is there. */
    @Override
    public void await(String cssSelector) {
        element(cssSelector);
    }

    @Override
    public void write(String field, String value) {
        ((HtmlInput) element("input[type='text'][name='%s']".formatted(field))).setValue(value);
    }

    @Override
    public void awaitText(String text) {
        if (!text().contains(text)) {
            throw new AssertionError("no «" + text + "» on " + address() + ": " + text());
        }
    }

    @Override
    public String address() {
        return page().getUrl().toString();
    }

    @Override
    public String heading() {
        return String.join(" ", texts("h1"));
    }

    @Override
    public String text() {
        return page().asNormalizedText();
    }

    @Override
    public List<String> texts(String cssSelector) {
        return page().querySelectorAll(cssSelector).stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }

    @Override
    public List<String> values(String field) {
        return page().querySelectorAll("[name='%s']".formatted(field)).stream()
                .map(node -> ((DomElement) node).getAttribute("value"))
                .toList();
    }

    @Override
    public String language() {
        return page().getDocumentElement().getAttribute("lang");
    }

    @Override
    public void widen(int pixels) {
        // It has no window.
    }

    @Override
    public void keepPicture(String name) {
        // HtmlUnit draws nothing.
    }

    @Override
    public List<String> barriers() {
        return List.of();
    }

    @Override
    public void close() {
        client.close();
    }

    private HtmlInput input(String field, String value) {
        return (HtmlInput) element("input[name='%s'][value='%s']".formatted(field, value));
    }

    private DomNode element(String selector) {
        DomNode found = page().querySelector(selector);
        if (found == null) {
            throw new AssertionError("nothing matches " + selector + " on " + address() + ": " + text());
        }
        return found;
    }

    private HtmlPage page() {
        return (HtmlPage) client.getCurrentWindow().getEnclosedPage();
    }
}
