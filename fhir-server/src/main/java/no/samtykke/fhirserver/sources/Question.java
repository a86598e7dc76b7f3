package no.samtykke.fhirserver.sources;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import no.samtykke.fhirserver.sources.Asking.Found;
import no.samtykke.fhirserver.sources.Asking.Gathered;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.Resource;

/**
 * The same question for several sources, each in its own thread.
 *
 * @param home postal code of her home, found out once and only when a source must know it
 * @param recordStart when her summary care record began anew
 */
record Question(
        Questions.Tools tools,
        Statement statement,
        String resourceType,
        Optional<String> localId,
        Supplier<Optional<String>> home,
        Optional<LocalDate> recordStart) {

    Callable<Gathered> to(Source source) {
        return () -> {
            try {
                return answerOf(source);
            } catch (SourceSilent silent) {
                return silent(source, silent.why());
            }
        };
    }

    private Gathered answerOf(Source source) throws SourceSilent {
        if (!tools.regions().serves(source, home)) {
            throw new SourceSilent(Why.OTHER_REGION);
        }
        var answer = tools.connection().search(source, resourceType, localId, statement);
        var found = tools.check().matches(answer, resourceType, statement.patient()).stream()
                .filter(this::isWanted)
                .filter(resource ->
                        tools.ages().show(source, resource, recordStart.filter(_ -> source.ofSummaryCareRecord())))
                .map(resource -> new Found(source, resource))
                .toList();
        return new Gathered(
                found, tools.check().hasMore(answer) ? List.of(new Silence(source, Why.NOT_ALL, "")) : List.of());
    }

    private boolean isWanted(Resource resource) {
        return localId.filter(id -> !id.equals(resource.getIdPart())).isEmpty();
    }

    static Gathered silent(Source source, Why why) {
        return new Gathered(List.of(), List.of(new Silence(source, why, "")));
    }
}
