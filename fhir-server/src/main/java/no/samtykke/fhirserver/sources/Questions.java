package no.samtykke.fhirserver.sources;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.kjernejournal.RecordStarts;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Makes questions with what must be known of a person before sources are asked about her. */
@Component
class Questions {

    record Tools(SourceConnection connection, Regions regions, AnswerCheck check, Ages ages) {}

    private final Tools tools;
    private final RecordStarts starts;

    Questions(SourceConnection connection, Regions regions, AnswerCheck check, Ages ages, RecordStarts starts) {
        this.tools = new Tools(connection, regions, check, ages);
        this.starts = starts;
    }

    Question about(
            String patient, Statement statement, String resourceType, Optional<String> localId, List<Source> asked) {
        Optional<LocalDate> recordStart =
                asked.stream().anyMatch(Source::ofSummaryCareRecord) ? starts.of(patient) : Optional.empty();
        var home = SingletonSupplier.of(() -> tools.regions().homeOf(statement.patient()));
        return new Question(tools, statement, resourceType, localId, home::obtain, recordStart);
    }
}
