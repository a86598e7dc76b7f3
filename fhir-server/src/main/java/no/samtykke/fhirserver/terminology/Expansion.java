package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.terminology.Members.Member;
import org.hl7.fhir.r4.model.BooleanType;
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

    private final Clock clock;

    Expansion(Clock clock) {
        this.clock = clock;
    }

    ValueSet of(Members members, Wish wish) {
        var page = members.page(wish);
        var expansion = new ValueSetExpansionComponent()
                .setIdentifier("urn:uuid:" + UUID.randomUUID())
                .setTimestamp(Date.from(clock.instant()))
                .setTotal(page.total())
                .setOffset(wish.offset());
        tell(expansion, wish, page.systems());
        page.members().forEach(member -> expansion.addContains(told(member, wish)));
        return members.head().setExpansion(expansion);
    }

    private static void tell(ValueSetExpansionComponent expansion, Wish wish, List<Concepts> systems) {
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
        systems.stream()
                .filter(system -> system.version() != null)
                .forEach(system -> expansion
                        .addParameter()
                        .setName("version")
                        .setValue(new UriType(system.url() + "|" + system.version())));
    }

    private static ValueSetExpansionContainsComponent told(Member member, Wish wish) {
        var told = new ValueSetExpansionContainsComponent()
                .setSystem(member.system())
                .setCode(member.concept().getCode())
                .setDisplay(Names.of(member.concept(), wish.language()));
        if (member.inactive()) {
            told.setInactive(true);
        }
        if (wish.designations()) {
            member.concept()
                    .getDesignation()
                    .forEach(name -> told.addDesignation()
                            .setLanguage(name.getLanguage())
                            .setUse(name.hasUse() ? name.getUse() : null)
                            .setValue(name.getValue()));
        }
        return told;
    }
}
