package no.samtykke.fhirserver.passthrough;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.sources.ContentOrigin;
import no.samtykke.fhirserver.sources.Origin;
import no.samtykke.fhirserver.sources.SessionMemory;
import no.samtykke.fhirserver.sources.Source;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.stereotype.Component;

/** Where the contents of a document are had: at a handle of ours, instead of the address that the source gave. */
@Component
class Documents {

    private final SessionMemory memory;
    private final String base;

    Documents(SessionMemory memory, SmartProperties properties) {
        this.memory = memory;
        this.base = properties.base().toString();
    }

    /**
     * Tells of each content whether it can be had encrypted, which also keeps it from being empty, and takes note of
     * its address as the source gave it; empty for one that it says no address of.
     */
    List<Optional<String>> note(DomainResource given, Source source) {
        if (!(given instanceof DocumentReference document)) {
            return List.of();
        }
        document.getRelatesTo().clear();
        return document.getContent().stream()
                .map(content -> {
                    content.removeExtension(PassedUrls.SOURCE_ENCRYPTS);
                    content.addExtension(PassedUrls.SOURCE_ENCRYPTS, new BooleanType(source.encrypts()));
                    return Optional.ofNullable(content.getAttachment().getUrl());
                })
                .toList();
    }

    void address(DomainResource resource, List<Optional<String>> noted, Origin document, CitizenApp app) {
        if (!(resource instanceof DocumentReference passed)) {
            return;
        }
        for (int i = 0; i < noted.size(); i++) {
            if (noted.get(i).isPresent()) {
                String handle = memory.handleOf(app, new ContentOrigin(document, i).origin());
                passed.getContent().get(i).getAttachment().setUrl(base + "/Binary/" + handle);
            }
        }
    }
}
