package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The members of a value set, in the language that is asked for, found by any of their names, and a page at a time. */
@Component
class Expansion {

    static final int LARGEST_PAGE = 1000;
    static final int LONGEST_FILTER = 100;

    /** How the members are to be shown. */
    record Wish(
            @Nullable String filter,
            int offset,
            @Nullable Integer count,
            boolean designations,
            boolean activeOnly,
            @Nullable String language) {

        Wish {
            if (filter != null && filter.length() > LONGEST_FILTER) {
                throw new InvalidRequestException("filter is longer than " + LONGEST_FILTER);
            }
            if (offset < 0 || (count != null && count < 0)) {
                throw new InvalidRequestException("offset and count must not be below zero");
            }
        }

        int page() {
            return count == null ? LARGEST_PAGE : Math.min(count, LARGEST_PAGE);
        }
    }

    private final Terms terms;
    private final Clock clock;

    Expansion(Terms terms, Clock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    ValueSet of(ValueSet set, Wish wish) {
        var found = terms.members(set).stream()
                .filter(member -> !wish.activeOnly() || !isInactive(member))
                .filter(member -> wish.filter() == null || isFound(member, wish.filter()))
                .toList();
        var shown = set.copy();
        shown.setCompose(null);
        var expansion = new ValueSetExpansionComponent()
                .setIdentifier("urn:uuid:" + UUID.randomUUID())
                .setTimestamp(Date.from(clock.instant()))
                .setTotal(found.size())
                .setOffset(wish.offset());
        tell(expansion, wish, found);
        found.stream()
                .skip(wish.offset())
                .limit(wish.page())
                .map(member -> told(member, wish))
                .forEach(expansion::addContains);
        return shown.setExpansion(expansion);
    }

    private void tell(
            ValueSetExpansionComponent expansion, Wish wish, List<ValueSetExpansionContainsComponent> members) {
        if (wish.filter() != null) {
            expansion.addParameter().setName("filter").setValue(new StringType(wish.filter()));
        }
        if (wish.language() != null) {
            expansion.addParameter().setName("displayLanguage").setValue(new CodeType(wish.language()));
        }
        expansion.addParameter().setName("activeOnly").setValue(new BooleanType(wish.activeOnly()));
        expansion.addParameter().setName("includeDesignations").setValue(new BooleanType(wish.designations()));
        expansion.addParameter().setName("offset").setValue(new IntegerType(wish.offset()));
        expansion.addParameter().setName("count").setValue(new IntegerType(wish.page()));
        members.stream()
                .map(ValueSetExpansionContainsComponent::getSystem)
                .distinct()
                .flatMap(system -> terms.concepts(system, null).stream())
                .filter(system -> system.version() != null)
                .forEach(system -> expansion
                        .addParameter()
                        .setName("version")
                        .setValue(new UriType(system.url() + "|" + system.version())));
    }

    private ValueSetExpansionContainsComponent told(ValueSetExpansionContainsComponent member, Wish wish) {
        var told = new ValueSetExpansionContainsComponent()
                .setSystem(member.getSystem())
                .setCode(member.getCode())
                .setDisplay(member.getDisplay());
        if (isInactive(member)) {
            told.setInactive(true);
        }
        definition(member).ifPresent(concept -> {
            told.setDisplay(Names.of(concept, wish.language()));
            if (wish.designations()) {
                concept.getDesignation()
                        .forEach(name -> told.addDesignation()
                                .setLanguage(name.getLanguage())
                                .setUse(name.getUse())
                                .setValue(name.getValue()));
            }
        });
        return told;
    }

    private boolean isFound(ValueSetExpansionContainsComponent member, String filter) {
        var names = definition(member)
                .map(Names::all)
                .orElseGet(() -> member.hasDisplay() ? List.of(member.getDisplay()) : List.of());
        return Names.match(member.getCode(), names, filter);
    }

    private boolean isInactive(ValueSetExpansionContainsComponent member) {
        return terms.concepts(member.getSystem(), null)
                .filter(system -> system.isInactive(member.getCode()))
                .isPresent();
    }

    private Optional<ConceptDefinitionComponent> definition(ValueSetExpansionContainsComponent member) {
        return terms.concepts(member.getSystem(), null).flatMap(system -> system.of(member.getCode()));
    }
}
