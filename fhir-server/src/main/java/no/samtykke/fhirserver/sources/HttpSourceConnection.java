package no.samtykke.fhirserver.sources;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Sources over HTTP, as {@code docs/sources.md} describes the protocol. */
@Component
class HttpSourceConnection implements SourceConnection {

    private static final String FHIR_JSON = "application/fhir+json";
    private static final String PERSON = "patient.identifier";

    private final SourceHttp http;
    private final SourceTokens tokens;
    private final Signatures signatures;
    private final Breakers breakers;
    private final Places places;
    private final ListReader lists;
    private final DocumentOpening documents;

    HttpSourceConnection(
            SourceHttp http,
            SourceTokens tokens,
            Signatures signatures,
            Breakers breakers,
            Places places,
            ListReader lists,
            DocumentOpening documents) {
        this.http = http;
        this.tokens = tokens;
        this.signatures = signatures;
        this.breakers = breakers;
        this.places = places;
        this.lists = lists;
        this.documents = documents;
    }

    @Override
    public Bundle search(Source source, String resourceType, Optional<String> localId, Statement statement)
            throws SourceSilent {
        var form = new HashMap<String, String>();
        form.put(resourceType.equals("Patient") ? "identifier" : PERSON, token(statement.patient()));
        form.put("_count", "500");
        localId.ifPresent(id -> form.put("_id", id));
        if (resourceType.equals("DocumentReference")) {
            form.put("status", "current");
        }
        var request = new Asked(
                URI.create(source.base() + "/" + resourceType + "/_search"), form, Map.of("Accept", FHIR_JSON));
        return limited(source, () -> {
            try (var _ = places.take(source);
                    var reply = send(source, request, statement)) {
                return lists.read(reply);
            } catch (IOException failed) {
                throw Reply.silence(failed);
            }
        });
    }

    @Override
    public OpenedDocument open(Source source, String address, Statement statement, DocumentWish wish)
            throws SourceSilent {
        var form = new HashMap<String, String>();
        form.put(PERSON, token(statement.patient()));
        wish.encryptTo().ifPresent(key -> form.put("encrypt-to", key));
        var headers = new HashMap<>(Map.of("Accept", "*/*"));
        documents.range(wish).ifPresent(range -> headers.put("Range", range));
        var request = new Asked(DocumentAddress.toOpen(source, address), form, headers);
        return limited(source, () -> openNow(source, request, statement, wish));
    }

    /** The place is taken until the document has been read. */
    private OpenedDocument openNow(Source source, Asked request, Statement statement, DocumentWish wish)
            throws SourceSilent {
        var place = places.take(source);
        try {
            return documents.open(send(source, request, statement), place, wish);
        } catch (IOException failed) {
            place.close();
            throw Reply.silence(failed);
        } catch (SourceSilent | RuntimeException failed) {
            place.close();
            throw failed;
        }
    }

    private <T> T limited(Source source, TimeLimit.Work<T> work) throws SourceSilent {
        return breakers.call(source, () -> TimeLimit.within(source.timeout(), work, HttpSourceConnection::giveUp));
    }

    private static <T> void giveUp(T result) {
        if (result instanceof OpenedDocument document) {
            try {
                document.close();
            } catch (IOException _) {
                // It is given up, whatever the source says to that.
                return;
            }
        }
    }

    /** A token that is refused may have been forgotten by the source: once, another is fetched. */
    private Reply send(Source source, Asked request, Statement statement) throws IOException, SourceSilent {
        String token = tokens.tokenFor(source, "");
        var reply = post(source, request, statement, token);
        if (reply.status() != 401) {
            return reply;
        }
        reply.close();
        return post(source, request, statement, tokens.tokenFor(source, token));
    }

    private Reply post(Source source, Asked request, Statement statement, String token) throws IOException {
        var form = new HashMap<>(request.form());
        form.put("samtykke-statement", signatures.statement(source, statement));
        var headers = new HashMap<>(request.headers());
        headers.put("Authorization", "Bearer " + token);
        headers.put("X-Request-Id", statement.requestId().toString());
        return http.post(source, request.address(), form, headers);
    }

    private static String token(NationalId id) {
        return id.system() + "|" + id.value();
    }

    private record Asked(URI address, Map<String, String> form, Map<String, String> headers) {}
}
