package no.samtykke.e2e.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.app.Documents.Document;
import no.samtykke.e2e.app.SessionKey;
import no.samtykke.e2e.canary.Canary;
import no.samtykke.e2e.canary.Heap;
import no.samtykke.e2e.canary.Traces;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** A document that the hospital encrypts is read by the app, and by nobody on its way. */
@WithStack
class EncryptedToTheEndIT {

    private static final String ENCRYPTED = "application/jose";
    private static final long LARGE = 100L << 20;
    private static final int SOME = 3 << 20;
    private static final int WHAT_FOLLOWS = 12;

    private final Stack stack;
    private final Documents documents;

    EncryptedToTheEndIT(Stack stack) {
        this.stack = stack;
        var login = LogIn.of(stack, "edward");
        var tokens = login.tokens();
        this.documents = new Documents(login.app().fhir(tokens), tokens);
    }

    @Test
    void the_app_decrypts_what_it_would_have_got_in_the_clear() throws ParseException, JOSEException {
        var encrypting = encrypting(documents.list());
        var clear = encrypting.stream().map(this::bytes).toList();
        var key = registered(false);

        for (int i = 0; i < encrypting.size(); i++) {
            try (var opened = documents.open(encrypting.get(i))) {
                assertThat(opened.status()).isEqualTo(200);
                assertThat(opened.header("Content-Type").orElse("")).startsWith(ENCRYPTED);
                var document = key.decrypt(new String(opened.bytes(), StandardCharsets.US_ASCII));
                assertThat(document.content()).isEqualTo(clear.get(i));
                assertThat(document.contentType()).startsWith(encrypting.get(i).contentType());
            }
        }
    }

    @Test
    void a_new_key_takes_the_place_of_the_last() throws ParseException, JOSEException {
        registered(false);
        var second = registered(false);
        try (var opened = documents.open(encrypting(documents.list()).getFirst())) {
            assertThat(second.decrypt(new String(opened.bytes(), StandardCharsets.US_ASCII))
                            .content())
                    .isNotEmpty();
        }
    }

    @Test
    void an_app_that_wants_nothing_in_the_clear_gets_nothing_in_the_clear() {
        registered(true);
        var all = documents.list();
        assertThat(all).as("still listed").anyMatch(document -> !document.isEncryptedOnDemand());

        for (var document : all) {
            try (var opened = documents.open(document)) {
                var body = new String(opened.bytes(), StandardCharsets.UTF_8);
                if (document.isEncryptedOnDemand()) {
                    assertThat(opened.header("Content-Type").orElse("")).startsWith(ENCRYPTED);
                } else {
                    assertThat(opened.status()).as(body).isEqualTo(403);
                    assertThat(body).contains("encryption-required");
                }
            }
        }
    }

    /** What stands in the document only is seen while it passes in the clear: so the instrument would see it. */
    @Test
    void its_plain_text_is_in_no_buffer_of_the_server_while_it_passes() throws IOException {
        var hospital = Large.of(stack).hospital();
        var canary = Canary.fresh();
        hospital.setDocumentSize(LARGE);
        hospital.mark(canary.marker());
        try {
            var phrase = phraseOfTheDocument(canary);
            assertThat(isInMemoryMidway(phrase)).as("in the clear it is seen").isTrue();
            // What was read in the clear goes with its connection.
            new Traces(stack).assertIsForgotten(phrase, stack.process("fhir-server"));
            registered(true);
            assertThat(isInMemoryMidway(phrase)).as("encrypted it is seen").isFalse();
        } finally {
            hospital.mark("");
            hospital.setDocumentSize(Large.USUAL_SIZE);
        }
    }

    /** Titles have the marker too, and are not encrypted; what follows it in the document stands nowhere else. */
    private Canary phraseOfTheDocument(Canary canary) throws IOException {
        try (var opened = documents.open(Large.of(stack).in(documents))) {
            var text = new String(opened.body().readNBytes(SOME), StandardCharsets.UTF_8);
            var place = text.indexOf(canary.marker());
            assertThat(place).as("the marker in the large document").isNotNegative();
            var phrase = text.substring(place, place + canary.marker().length() + WHAT_FOLLOWS);
            assertThat(documents.search().body()).doesNotContain(phrase);
            return new Canary(phrase);
        }
    }

    private boolean isInMemoryMidway(Canary phrase) throws IOException {
        try (var opened = documents.open(Large.of(stack).in(documents))) {
            assertThat(opened.status()).isEqualTo(200);
            assertThat(opened.body().readNBytes(SOME)).hasSize(SOME);
            return new Heap(stack.process("fhir-server")).holds(phrase);
        }
    }

    private SessionKey registered(boolean onlyEncrypted) {
        var key = SessionKey.fresh();
        var reply = key.register(documents.fhir(), onlyEncrypted);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return key;
    }

    private static List<Document> encrypting(List<Document> all) {
        var encrypting = all.stream().filter(Document::isEncryptedOnDemand).toList();
        assertThat(encrypting).as("documents of a hospital that encrypts").isNotEmpty();
        return encrypting;
    }

    private byte[] bytes(Document document) {
        try (var opened = documents.open(document)) {
            assertThat(opened.status()).isEqualTo(200);
            return opened.bytes();
        }
    }
}
