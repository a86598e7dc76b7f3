package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.codesystem.Concept;
import no.samtykke.fhirserver.codesystem.Selection;
import no.samtykke.fhirserver.codesystem.Selection.Search;
import no.samtykke.fhirserver.codesystem.StoredSystems;
import no.samtykke.fhirserver.terminology.Expansion.Wish;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.dao.QueryTimeoutException;

/** All codes of a code system that the operator has loaded, or one of them and all below it. */
record StoredMembers(StoredSystems stored, Selection selection, String url) implements Members {

    @Override
    public ValueSet head() {
        var set = new ValueSet();
        set.setUrl(url)
                .setVersion(selection.system().version())
                .setName(selection.system().name())
                .setStatus(PublicationStatus.ACTIVE);
        return set;
    }

    @Override
    public Page page(Wish wish) {
        var search = new Search(wish.filter(), wish.activeOnly(), wish.offset(), wish.page());
        try {
            var found = stored.search(selection, search);
            return new Page(
                    found.total(),
                    found.concepts().stream().map(this::member).toList(),
                    List.of(new StoredConcepts(stored, selection.system())));
        } catch (QueryTimeoutException e) {
            throw tooCostly();
        }
    }

    private static UnprocessableEntityException tooCostly() {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.TOOCOSTLY)
                .setDiagnostics("The answer takes too long to find: give a longer filter");
        return new UnprocessableEntityException("too-costly", outcome);
    }

    @Override
    public Optional<Member> of(Coding coding) {
        return coding.hasCode()
                        && (!coding.hasSystem()
                                || coding.getSystem().equals(selection.system().system()))
                ? stored.concept(selection, coding.getCode()).map(this::member)
                : Optional.empty();
    }

    private Member member(Concept concept) {
        return new Member(selection.system().system(), StoredConcepts.told(concept), concept.inactive());
    }
}
