package no.samtykke.fhirserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.sources.Shelf;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;

/** An app that lists a document and opens its content. */
final class OpenedContent {

    static final String SCOPE = "patient/DocumentReference.rs patient/Binary.r";
    private static final RunningServer SERVER = RunningServer.ONE;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private OpenedContent() {}

    static void has(Citizen citizen, DocumentReference document, Shelf.Document content) {
        Passed.inHospital(citizen, document);
        nowGives(document, content);
    }

    /** Of a document that it has already. */
    static void nowGives(DocumentReference document, Shelf.Document content) {
        SERVER.sources.hospital.has(content, "Binary/" + document.getIdPart());
    }

    static void has(Citizen citizen, DocumentReference document, String contentType, byte[] content) {
        Passed.inHospital(citizen, document);
        SERVER.sources.hospital.hasDocument("Binary/" + document.getIdPart(), contentType, content);
    }

    /** Path of the content of the first document that is listed. */
    static String listed(String token) {
        var listed = SERVER.get("/DocumentReference", token);
        var document = (DocumentReference) listed.entries().getFirst();
        return "/Binary/"
                + new IdType(document.getContentFirstRep().getAttachment().getUrl()).getIdPart();
    }

    static HttpResponse<byte[]> open(String path, String token, String... headers) throws Exception {
        return HTTP.send(request(path, token, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static HttpResponse<Void> head(String path, String token) throws Exception {
        return HTTP.send(request(path, token).HEAD().build(), HttpResponse.BodyHandlers.discarding());
    }

    static HttpResponse<InputStream> stream(String path, String token) throws IOException, InterruptedException {
        return HTTP.send(request(path, token).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static HttpRequest.Builder request(String path, String token, String... headers) {
        var request = SERVER.request(path, token);
        return headers.length == 0 ? request : request.headers(headers);
    }
}
