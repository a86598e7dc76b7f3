package no.samtykke.fhirserver.sources;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.springframework.stereotype.Component;

/**
 * Asks the sources that may be asked. Without a source of the type nothing is looked up for it either, and nobody but
 * an app of a citizen has anything from sources.
 */
@Component
class FanOut implements Asking {

    private final Sources sources;
    private final SourceChoice choice;
    private final Questions questions;
    private final SideBySide sideBySide;
    private final PatientIdentities people;

    FanOut(Sources sources, SourceChoice choice, Questions questions, SideBySide sideBySide, PatientIdentities people) {
        this.sources = sources;
        this.choice = choice;
        this.questions = questions;
        this.sideBySide = sideBySide;
        this.people = people;
    }

    @Override
    public Gathered ask(RequestDetails request, String resourceType) {
        return gather(request, resourceType, Optional.empty(), sources.ofType(resourceType));
    }

    @Override
    public Gathered askAgain(RequestDetails request, Origin origin) {
        var source = sources.ofType(origin.resourceType()).stream()
                .filter(one -> one.id().equals(origin.source()))
                .toList();
        return gather(request, origin.resourceType(), Optional.of(origin.localId()), source);
    }

    @Override
    public Statement statementOf(RequestDetails request) {
        var access = RequestAccess.of(request).orElseThrow();
        var app = RequestAccess.appOf(request).orElseThrow();
        var patient = numberOf(app.subject());
        return new Statement(
                patient,
                app.actsForAnother() ? numberOf(app.actor()) : patient,
                access.ground().map(Ground::code).orElseThrow(),
                app.clientId(),
                app.acr(),
                RequestReference.of(request));
    }

    private Gathered gather(RequestDetails request, String type, Optional<String> localId, List<Source> had) {
        var app = RequestAccess.appOf(request);
        if (had.isEmpty() || app.isEmpty()) {
            return new Gathered(List.of(), List.of());
        }
        Map<Source, Silence> closed = new LinkedHashMap<>();
        had.forEach(source -> choice.objection(request, app.get(), source, type)
                .ifPresent(objection -> closed.put(source, objection)));
        var open = had.stream().filter(source -> !closed.containsKey(source)).toList();
        if (open.isEmpty()) {
            return new Gathered(List.of(), List.copyOf(closed.values()));
        }
        var question = questions.about(app.get().subject(), statementOf(request), type, localId, open);
        var answers = sideBySide.ask(question, open);
        return new Gathered(
                answers.stream().flatMap(answer -> answer.found().stream()).toList(),
                Stream.concat(closed.values().stream(), answers.stream().flatMap(answer -> answer.silent().stream()))
                        .sorted(Comparator.comparing(silence -> had.indexOf(silence.source())))
                        .toList());
    }

    private NationalId numberOf(String patient) {
        return people.numberOf(patient).orElseThrow();
    }
}
