package no.samtykke.fhirserver.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import no.samtykke.fhirserver.access.OwnCopy;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.rights.KeptData.Kind;
import no.samtykke.fhirserver.rights.KeptData.Resources;
import no.samtykke.fhirserver.sources.Sources;
import no.samtykke.fhirserver.usagelog.AuditEvents;
import no.samtykke.fhirserver.usagelog.WholeLog;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** Makes the copy of everything that is kept about a person, a piece at a time. */
@Component
class Copying {

    private final KeptData kept = KeptData.read();
    private final Designations reasons = Designations.of("refusal-reason");
    private final KeptResources resources;
    private final StoredRows rows;
    private final WholeLog log;
    private final AuditEvents events;
    private final Sources sources;
    private final Clock clock;

    Copying(KeptResources resources, StoredRows rows, WholeLog log, AuditEvents events, Sources sources, Clock clock) {
        this.resources = resources;
        this.rows = rows;
        this.log = log;
        this.events = events;
        this.sources = sources;
        this.clock = clock;
    }

    void copy(OwnCopy own, String language, CopyForm form) {
        form.begin(about(own, language));
        var counted = new Consumer<IBaseResource>() {
            private int told;

            @Override
            public void accept(IBaseResource resource) {
                told++;
                form.add(resource);
            }
        };
        for (var kind : kept.kinds()) {
            form.kind(kind);
            tell(kind, own, language, counted);
        }
        var end = new Parameters();
        end.setId("end");
        form.end(end.addParameter("whole", new CodeType("yes")).addParameter("count", new IntegerType(counted.told)));
    }

    private void tell(Kind kind, OwnCopy own, String language, Consumer<IBaseResource> told) {
        boolean whole = wholeKind(kind, own).isEmpty();
        for (var type : kind.resources()) {
            if (isServed(type)) {
                if (own.withheld(type.type()).isEmpty()) {
                    resources.each(type, own.patient(), resource -> {
                        if (own.mayHold(resource)) {
                            told.accept(resource);
                        }
                    });
                }
            } else if (whole) {
                resources.each(type, own.patient(), told);
            }
        }
        if (whole) {
            kind.tables().forEach(table -> rows.each(table, own.patient(), told::accept));
        }
        if (whole && kind.isLog()) {
            log.each(own.patient(), entry -> told.accept(events.of(entry, language)));
        }
    }

    private static Optional<String> wholeKind(Kind kind, OwnCopy own) {
        return Optional.ofNullable(kind.asked()).flatMap(own::withheldUnlessWhole);
    }

    private static boolean isServed(Resources type) {
        return ServedType.of(type.type()).isPresent();
    }

    private Parameters about(OwnCopy own, String language) {
        var about = new Parameters();
        about.setId("about");
        about.setLanguage(language);
        about.addParameter("patient", new Reference("Patient/" + own.patient()));
        about.addParameter("made", new InstantType(Date.from(Instant.now(clock))));
        about.addParameter("statement", new StringType(kept.version()));
        for (var kind : kept.kinds()) {
            addKind(about, kind, own, language);
        }
        // What passes through is kept by others: she asks them.
        for (String source : sourceNames()) {
            about.addParameter("not-kept-here", new StringType(source));
        }
        return about;
    }

    private void addKind(Parameters about, Kind kind, OwnCopy own, String language) {
        var part = about.addParameter().setName("kind");
        part.addPart().setName("code").setValue(new CodeType(kind.code()));
        part.addPart().setName("name").setValue(new StringType(kind.nameIn(language)));
        wholeKind(kind, own).ifPresent(reason -> {
            var left = part.addPart().setName("withheld");
            left.addPart().setName("what").setValue(new CodeType(kind.code()));
            left.addPart().setName("reason").setValue(coding(reason, language));
        });
        for (var type : kind.resources()) {
            if (isServed(type)) {
                own.withheld(type.type()).ifPresent(reason -> {
                    var left = part.addPart().setName("withheld");
                    left.addPart().setName("what").setValue(new CodeType(type.type()));
                    left.addPart().setName("reason").setValue(coding(reason, language));
                });
            }
        }
    }

    private Coding coding(String reason, String language) {
        return new Coding(reasons.system(), reason, reasons.text(reason, language));
    }

    private List<String> sourceNames() {
        return sources.all().stream()
                .map(source -> source.name())
                .sorted()
                .distinct()
                .toList();
    }
}
