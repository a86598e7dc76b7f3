package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import no.samtykke.authserver.support.CarriedCookies;
import no.samtykke.authserver.support.FhirServerStandIn;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SecondNode;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** Nothing that the next step needs is kept in a node: each step is served by the other one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesServeOneFlowIT extends RunningAuthServer {

    private static final String A = Neighbourhood.issuer();
    private static final int APPS = 24;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 8;
    private static Optional<SecondNode> second = Optional.empty();

    private final CarriedCookies browser = new CarriedCookies();
    private final String b;

    TwoNodesServeOneFlowIT(@Autowired ConfigurableEnvironment settings) {
        if (second.isEmpty()) {
            second = Optional.of(new SecondNode(settings));
        }
        b = second.get().address();
    }

    @AfterAll
    static void endTheSecondNode() {
        second.ifPresent(SecondNode::close);
    }

    @Test
    @Order(1)
    void from_the_apps_request_to_the_log_out() {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        FHIR.represents(
                People.KARI,
                new Relation(
                        People.OLA,
                        "Ola Testesen",
                        LocalDate.now(Neighbourhood.CLOCK).minusYears(8).toString(),
                        "parental-responsibility",
                        false));
        FHIR.knows(People.OLA);
        var request = aRequest();

        var launch = browser.get(request.url()).next();
        var login = browser.get(b + launch).next();
        var callback = URI.create(browser.get(browser.get(A + login).next()).next());
        browser.get(b + callback.getRawPath() + "?" + callback.getRawQuery());
        var terms = browser.get(A + browser.next()).next();
        browser.get(b + terms)
                .submit(A + terms, Map.of("answer", "accept", "level", "full", "terms", FhirServerStandIn.TERMS));
        var person = browser.get(b + browser.next()).next();
        browser.get(A + person).submit(b + person, Map.of("person", browser.valueBefore("Ola Testesen")));
        var approval = browser.next();
        var answer = browser.get(b + approval)
                .submit(A + approval, Map.of("answer", "approve", "scope", "online_access"))
                .next();

        var tokens = token(A, TokenEndpoint.codeForm(request, codeIn(answer)));
        assertThat(tokens.text("patient")).isEqualTo(FHIR.knows(People.OLA));
        var next = token(b, TokenEndpoint.refreshForm(tokens.text("refresh_token")));
        assertThat(next.status()).as(next.http().body()).isEqualTo(200);

        browser.get(A + "/logout").submit(b + "/logout/confirm", Map.of());
        var last = token(A, TokenEndpoint.refreshForm(next.text("refresh_token")));
        assertThat(last.text("error")).isEqualTo("invalid_grant");
    }

    /** What was answered is true for ever; what was not answered may have happened or not. */
    @Test
    @Order(2)
    void and_when_one_is_killed_the_other_knows_all_that_was_acknowledged() throws InterruptedException {
        Journey.isKnown(People.KARI);
        var forms = new ArrayList<Map<String, String>>();
        try (var kari = new Person()) {
            for (int i = 0; i < APPS; i++) {
                var request = aRequest();
                var code = TokenEndpoint.codeForm(request, Journey.codeFor(kari, request));
                forms.add(i % 2 == 0 ? code : refreshForm(TokenEndpoint.post(code)));
            }
        }
        var acknowledged = sendAndKill(forms);

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        assertThat(acknowledged)
                .as("what was given works, once")
                .allSatisfy(one -> assertThat(
                                TokenEndpoint.post(refreshForm(one.answer())).status())
                        .isEqualTo(200));
        assertThat(acknowledged)
                .as("what was used up stays used up")
                .allSatisfy(one ->
                        assertThat(TokenEndpoint.post(one.form()).text("error")).isEqualTo("invalid_grant"));
    }

    private record Acknowledged(Map<String, String> form, Answer answer) {}

    private List<Acknowledged> sendAndKill(List<Map<String, String>> forms) throws InterruptedException {
        var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = forms.stream().map(form -> send(form, enough, threads)).toList();
            enough.await();
            second.orElseThrow().kill();
            return sent.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private CompletableFuture<Optional<Acknowledged>> send(
            Map<String, String> form, CountDownLatch enough, ExecutorService threads) {
        return CompletableFuture.supplyAsync(() -> token(b, form), threads)
                .thenApply(answer -> {
                    enough.countDown();
                    return Stream.of(new Acknowledged(form, answer))
                            .filter(one -> one.answer().status() == 200)
                            .findFirst();
                })
                .exceptionally(gone -> Optional.empty());
    }

    private static Map<String, String> refreshForm(Answer tokens) {
        return TokenEndpoint.refreshForm(tokens.text("refresh_token"));
    }

    private static String codeIn(String address) {
        return URLDecoder.decode(address.replaceAll(".*[?&]code=([^&]*).*", "$1"), StandardCharsets.UTF_8);
    }

    private static Answer token(String node, Map<String, String> form) {
        return TokenEndpoint.send(HttpRequest.newBuilder(URI.create(node + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Request.form(form)))
                .build());
    }
}
