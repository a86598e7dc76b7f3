package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.OptionalInt;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.access.SourceGate;
import no.samtykke.fhirserver.passthrough.Gathering.Shown;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.SessionMemory;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * A search of what passes through: sources are asked once, for the first page, and never ahead of it. What may not be
 * shown is out before anything is counted, matched or sorted.
 */
@Component
class PassThroughSearch {

    static final int FORGOTTEN = 410;

    private final Gathering gathering;
    private final Archive archive;
    private final Matching matching;
    private final SortKeys keys;
    private final Merging merging;
    private final WhoseSearch whose;
    private final SessionMemory memory;
    private final SourceGate gate;
    private final SourceOutcomes outcomes;

    PassThroughSearch(
            Gathering gathering,
            Archive archive,
            Matching matching,
            SortKeys keys,
            Merging merging,
            WhoseSearch whose,
            SessionMemory memory,
            SourceGate gate,
            SourceOutcomes outcomes) {
        this.gathering = gathering;
        this.archive = archive;
        this.matching = matching;
        this.keys = keys;
        this.merging = merging;
        this.whose = whose;
        this.memory = memory;
        this.gate = gate;
        this.outcomes = outcomes;
    }

    Bundle search(RequestDetails request, CitizenApp app, ServedType type) {
        var cursor = SearchQuestion.given(request.getParameters(), "_cursor");
        var answer = cursor.isEmpty() ? first(request, app, type) : next(request, app, type, cursor.getFirst());
        // HAPI would tell the page size of the request as the total of a Bundle that tells none.
        request.removeParameter(Constants.PARAM_COUNT);
        return answer;
    }

    private Bundle first(RequestDetails request, CitizenApp app, ServedType type) {
        var question = SearchQuestion.of(request, type);
        var kept = gathered(request, app, question);
        var answer = new SearchAnswer(request, app, kept, gate, outcomes);
        if (!question.onlyCounts()) {
            int offset = SearchQuestion.number(request.getParameters(), "_offset", 0);
            page(answer, kept, request, app, offset == 0 ? 0 : skipped(kept, request, offset), offset, "");
        }
        return answer.bundle();
    }

    private Bundle next(RequestDetails request, CitizenApp app, ServedType type, String name) {
        var kept = memory.kept(app, name, Kept.class)
                .filter(known -> known.question().type() == type)
                .orElseThrow(() -> new OperationRefused(FORGOTTEN, "list-forgotten"));
        int offset = SearchQuestion.number(request.getParameters(), "_offset", 0);
        var archiveOffset = kept.archiveOffsets().get(offset);
        if (archiveOffset == null) {
            throw new OperationRefused(FORGOTTEN, "list-forgotten");
        }
        var answer = new SearchAnswer(request, app, kept, gate, outcomes);
        page(answer, kept, request, app, archiveOffset, offset, name);
        return answer.bundle();
    }

    private void page(
            SearchAnswer answer,
            Kept kept,
            RequestDetails request,
            CitizenApp app,
            int archiveOffset,
            int offset,
            String name) {
        int asked = SearchQuestion.number(
                request.getParameters(), "_count", kept.question().count());
        int count = Math.min(asked, SearchQuestion.LARGEST_PAGE);
        var page = merging.page(kept, request, offset, archiveOffset, count);
        answer.add(page.resources());
        if (page.hasMore() && count > 0) {
            int next = offset + page.resources().size();
            kept.archiveOffsets().put(next, page.archiveOffset());
            answer.next(name.isEmpty() ? memory.keep(app, kept) : name, next, count);
        }
    }

    /** How many of what an app skips at once are kept here: as many as stand before that place. */
    private int skipped(Kept kept, RequestDetails request, int offset) {
        int archiveOffset = 0;
        int at = 0;
        while (at < offset) {
            int step = Math.min(offset - at, SearchQuestion.LARGEST_PAGE);
            var page = merging.page(kept, request, at, archiveOffset, step);
            archiveOffset = page.archiveOffset();
            at += step;
            if (page.resources().size() < step) {
                return Math.max(archiveOffset, offset - kept.passed().size());
            }
        }
        return archiveOffset;
    }

    private Kept gathered(RequestDetails request, CitizenApp app, SearchQuestion question) {
        if (!whose.isHers(request, question, app)) {
            return new Kept(question, List.of(), List.of(), List.of(), OptionalInt.of(0));
        }
        var matches = matching.by(question);
        var shown = asked(request, app, question);
        var passed = shown.getFirst().resources().stream()
                .filter(matches)
                .map(resource -> keys.keysOf(resource, question.sort()))
                .sorted(SortKeys.order(question.sort()))
                .toList();
        return new Kept(
                question,
                passed,
                shown.stream()
                        .skip(1)
                        .map(Shown::resources)
                        .flatMap(List::stream)
                        .toList(),
                shown.getFirst().silent(),
                inArchive(question, request));
    }

    /** Registers have facts about her that are laid over her profile, not another profile. */
    private List<Shown> asked(RequestDetails request, CitizenApp app, SearchQuestion question) {
        if (question.type() == ServedType.PATIENT) {
            return List.of(new Shown(List.of(), List.of()));
        }
        return question.withPeople()
                ? gathering.rolesAndPeople(request, app)
                : List.of(gathering.all(request, app, question.type().resourceType()));
    }

    private OptionalInt inArchive(SearchQuestion question, RequestDetails request) {
        if (!question.type().isStored()) {
            return OptionalInt.of(0);
        }
        return question.withTotal() ? OptionalInt.of(archive.total(question, request)) : OptionalInt.empty();
    }
}
