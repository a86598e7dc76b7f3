package no.samtykke.e2e.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own Chromium, driven by Playwright, which knows the thread that made it alone: one process serves all
 * tests of a thread, and each browser is a context of its own.
 */
final class ChromiumBrowser implements Browser {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static final int HEIGHT = 800;

    private static final ThreadLocal<com.microsoft.playwright.@Nullable Browser> PROCESS = new ThreadLocal<>();

    private final BrowserContext context;
    private final Page page;
    private final boolean script;

    ChromiumBrowser(Path executable, String language, boolean script) {
        this.script = script;
        this.context = process(executable)
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale(language)
                        .setJavaScriptEnabled(script)
                        .setViewportSize(1100, HEIGHT));
        this.page = context.newPage();
        page.setDefaultTimeout(15_000);
    }

    private static com.microsoft.playwright.Browser process(Path executable) {
        var process = PROCESS.get();
        if (process == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            process = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setHeadless(true)
                            .setArgs(FLAGS));
            PROCESS.set(process);
        }
        return process;
    }

    @Override
    public void open(String address) {
        page.navigate(address);
    }

    @Override
    public void follow(String text) {
        page.locator("a")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
        page.waitForLoadState();
    }

    @Override
    public void press(String name, String value) {
        page.locator("button[name='%s'][value='%s']".formatted(name, value)).click();
        page.waitForLoadState();
    }

    @Override
    public void pressSubmit() {
        page.locator("main form button").first().click();
        page.waitForLoadState();
    }

    @Override
    public void choose(String field, String value) {
        input(field, value).check(new Locator.CheckOptions().setForce(true));
    }

    @Override
    public void select(String field, String text) {
        page.locator("select[name='%s']".formatted(field)).selectOption(new SelectOption().setLabel(text));
    }

    @Override
    public void chooseLabelled(String text) {
        page.locator("label")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }

    @Override
    public void untick(String field, String value) {
        input(field, value).uncheck(new Locator.UncheckOptions().setForce(true));
    }

    /** Gives it a device that keeps passkeys, recognises the person and needs no touch (Chrome DevTools, WebAuthn). */
    ChromiumBrowser withAuthenticator() {
        var tools = context.newCDPSession(page);
        tools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var question = new JsonObject();
        question.add("options", options);
        tools.send("WebAuthn.addVirtualAuthenticator", question);
        return this;
    }

    @Override
    public void write(String field, String value) {
        page.locator("input[type='text'][name='%s']".formatted(field)).first().fill(value);
    }

    @Override
    public void awaitText(String text) {
        page.getByText(text).first().waitFor();
    }

    @Override
    public void await(String cssSelector) {
        page.locator(cssSelector).first().waitFor();
    }

    @Override
    public String address() {
        return page.url();
    }

    @Override
    public String heading() {
        return String.join(" ", texts("h1"));
    }

    @Override
    public String text() {
        return page.locator("body").innerText();
    }

    @Override
    public List<String> texts(String cssSelector) {
        return page.locator(cssSelector).allInnerTexts();
    }

    @Override
    public List<String> values(String field) {
        return page.locator("[name='%s']".formatted(field)).all().stream()
                .map(element -> String.valueOf(element.getAttribute("value")))
                .toList();
    }

    @Override
    public String language() {
        return String.valueOf(page.locator("html").getAttribute("lang"));
    }

    @Override
    public void widen(int pixels) {
        page.setViewportSize(pixels, HEIGHT);
    }

    @Override
    public void keepPicture(String name) {
        var folder = PICTURES.resolve(script ? "chromium" : "chromium-without-script");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public List<String> barriers() {
        if (!script) {
            return List.of();
        }
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }

    @Override
    public void close() {
        context.close();
    }

    private Locator input(String field, String value) {
        return page.locator("input[name='%s'][value='%s']".formatted(field, value));
    }
}
