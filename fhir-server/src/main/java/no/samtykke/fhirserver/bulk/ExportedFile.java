package no.samtykke.fhirserver.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.bulk.ExportedLines.Page;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.grants.SettingsDisclosed;
import no.samtykke.fhirserver.rights.Outgoing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes a file while it is fetched, a page in memory at a time. A page stands in the logs of those on it before it is
 * written; when it cannot, the file is refused, or broken off.
 */
@Component
class ExportedFile {

    private final ExportedLines lines;
    private final Exports exports;
    private final ApplicationEventPublisher events;
    private final FhirContext fhir;

    ExportedFile(ExportedLines lines, Exports exports, ApplicationEventPublisher events, FhirContext fhir) {
        this.lines = lines;
        this.exports = exports;
        this.events = events;
        this.fhir = fhir;
    }

    private record Fetched(Export export, FileName file, Set<SettingKind> kinds, Granted by, UUID request) {}

    /** What was granted when the job was begun, and is granted now. */
    void follow(Export export, FileName file, Granted granted, RequestDetails request) {
        if (exports.files(export).stream().noneMatch(one -> one.name().equals(file))) {
            throw Refusals.absent();
        }
        var kinds = new HashSet<>(export.settings());
        kinds.retainAll(granted.kinds());
        var fetched = new Fetched(export, file, kinds, granted, RequestReference.of(request));
        var first = logged(fetched, 0);
        new Outgoing(BulkRequests.LINES, Optional.empty(), Optional.empty(), out -> write(fetched, first, out))
                .keepIn(request);
    }

    private void write(Fetched fetched, Page first, OutputStream out) throws IOException {
        var json = fhir.newJsonParser();
        var page = first;
        while (true) {
            for (var line : page.lines()) {
                out.write(json.encodeResourceToString(line.resource()).getBytes(UTF_8));
                out.write('\n');
            }
            if (!page.more()) {
                return;
            }
            page = logged(fetched, page.last());
        }
    }

    private Page logged(Fetched fetched, long after) {
        var page = lines.after(after, fetched.export(), fetched.file(), fetched.kinds());
        var patients = page.lines().stream()
                .flatMap(line -> line.patient().stream())
                .distinct()
                .toList();
        events.publishEvent(new SettingsDisclosed(
                patients, fetched.by().clientId(), fetched.by().clientName(), fetched.request()));
        return page;
    }
}
