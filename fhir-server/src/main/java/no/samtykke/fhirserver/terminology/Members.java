package no.samtykke.fhirserver.terminology;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.terminology.Expansion.Wish;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;

/** The codes of a value set, wherever they are kept. */
interface Members {

    /** The value set without its codes. */
    ValueSet head();

    /** Those that are wished for. */
    Page page(Wish wish);

    /** The member that is meant; a Coding without a system is taken for one of any system. */
    Optional<Member> of(Coding coding);

    /** @param concept its code and its names */
    record Member(String system, ConceptDefinitionComponent concept, boolean inactive) {}

    /**
     * @param total how many there are on all pages
     * @param systems the code systems that they are from
     */
    record Page(int total, List<Member> members, List<Concepts> systems) {}
}
