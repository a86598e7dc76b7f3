package no.samtykke.fhirserver.terminology;

import java.util.Optional;
import no.samtykke.fhirserver.terminology.Expansion.Wish;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** The codes of a value set of the guide. */
record ListedMembers(Terms terms, ValueSet set) implements Members {

    @Override
    public ValueSet head() {
        return set.copy().setCompose(null);
    }

    @Override
    public Page page(Wish wish) {
        var found = terms.members(set).stream()
                .map(this::member)
                .filter(member -> !wish.activeOnly() || !member.inactive())
                .filter(member -> wish.filter() == null
                        || Names.match(member.concept().getCode(), Names.all(member.concept()), wish.filter()))
                .toList();
        var systems = found.stream()
                .map(Member::system)
                .distinct()
                .flatMap(system -> terms.concepts(system, null).stream())
                .toList();
        var shown = found.stream().skip(wish.offset()).limit(wish.page()).toList();
        return new Page(found.size(), shown, systems);
    }

    @Override
    public Optional<Member> of(Coding coding) {
        return terms.members(set).stream()
                .filter(member -> member.getCode().equals(coding.getCode()))
                .filter(member -> !coding.hasSystem() || coding.getSystem().equals(member.getSystem()))
                .findFirst()
                .map(this::member);
    }

    private Member member(ValueSetExpansionContainsComponent one) {
        var concepts = terms.concepts(one.getSystem(), null);
        var concept = concepts.flatMap(system -> system.of(one.getCode()))
                .orElseGet(() ->
                        new ConceptDefinitionComponent().setCode(one.getCode()).setDisplay(one.getDisplay()));
        boolean isInactive =
                concepts.filter(system -> system.isInactive(one.getCode())).isPresent();
        return new Member(one.getSystem(), concept, isInactive);
    }
}
