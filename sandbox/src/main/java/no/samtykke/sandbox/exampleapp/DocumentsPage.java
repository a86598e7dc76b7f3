package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import no.samtykke.sandbox.loopback.Markup;

/**
 * The documents of the journal, the newest first, and the sources that did not answer. A script of ours makes the key
 * that documents are encrypted to, and opens them in the browser; without it they are fetched as they are.
 */
class DocumentsPage {

    static final String FIRST = "DocumentReference?patient=%s&_sort=-date&_count=20";

    private static final String TABLE = """
            <table class="documents">
              <caption class="hidden">Dokumenter, de nyeste først</caption>
              <thead><tr><th scope="col">Dokument</th><th scope="col">Dato</th><th scope="col">Fra</th><th scope="col">Åpne</th></tr></thead>
              <tbody>
            %s
              </tbody>
            </table>
            """;

    private static final String OPENED = """
            <p id="encryption" role="status">Dokumentene hentes uten egen kryptering.</p>
            <section id="opened" aria-live="polite" hidden><h2 id="opened-title"></h2><pre id="opened-text"></pre>
            <p><a id="opened-save" href="#">Lagre</a></p></section>
            <script type="module" src="/documents.js"></script>
            """;

    private DocumentsPage() {}

    static String table(JsonNode bundle) {
        var rows = new ArrayList<String>();
        var silent = new StringBuilder();
        for (var entry : bundle.path("entry")) {
            var resource = entry.path("resource");
            switch (resource.path("resourceType").asText()) {
                case "DocumentReference" -> rows.add(row(resource));
                case "OperationOutcome" ->
                    silent.append("<p class=\"note\">%s</p>\n"
                            .formatted(Markup.escaped(resource.path("issue")
                                    .path(0)
                                    .path("details")
                                    .path("text")
                                    .asText())));
                default -> {}
            }
        }
        String list =
                rows.isEmpty() ? "<p class=\"empty\">Ingen dokumenter.</p>" : TABLE.formatted(String.join("\n", rows));
        return silent + list + OPENED;
    }

    private static String row(JsonNode document) {
        var attachment = document.path("content").path(0).path("attachment");
        String url = attachment.path("url").asText();
        String handle = url.substring(url.lastIndexOf('/') + 1);
        String title = Markup.escaped(attachment.path("title").asText("Dokument"));
        return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td><a href=\"/document?id=%s\" data-title=\"%s\">Åpne<span class=\"hidden\"> %s, %s</span></a></td></tr>"
                .formatted(
                        title,
                        Html.time(document.path("date").asText(), false),
                        Markup.escaped(source(document)),
                        Markup.escaped(handle),
                        title,
                        title,
                        Markup.escaped(source(document)));
    }

    private static String source(JsonNode document) {
        for (var extension : document.path("extension")) {
            if (extension.path("url").asText().endsWith("/StructureDefinition/source")) {
                return extension.path("valueReference").path("display").asText();
            }
        }
        return "";
    }
}
