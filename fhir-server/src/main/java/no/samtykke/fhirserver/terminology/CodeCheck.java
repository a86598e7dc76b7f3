package no.samtykke.fhirserver.terminology;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a code is one of those meant, and whether its name is one of its names, in whatever language. */
@Component
class CodeCheck {

    private final Terms terms;

    CodeCheck(Terms terms) {
        this.terms = terms;
    }

    /** Good as soon as one of the codes is. */
    Parameters ofMembers(
            List<ValueSetExpansionContainsComponent> members, List<Coding> codings, @Nullable String language) {
        return codings.stream()
                .flatMap(coding -> members.stream()
                        .filter(member -> isMember(member, coding))
                        .findFirst()
                        .map(member -> ofMember(member, coding, language))
                        .stream())
                .findFirst()
                .orElseGet(() -> bad("The code is not in the value set"));
    }

    Parameters ofSystem(Concepts system, List<Coding> codings, @Nullable String language) {
        return codings.stream()
                .filter(coding -> !coding.hasSystem() || coding.getSystem().equals(system.url()))
                .flatMap(
                        coding -> system.of(coding.getCode()).map(concept -> named(concept, coding, language)).stream())
                .findFirst()
                .orElseGet(() -> bad(
                        system.isPart()
                                ? "The code is not in the part of the code system that is kept here"
                                : "The code is not in the code system"));
    }

    private Parameters ofMember(ValueSetExpansionContainsComponent member, Coding coding, @Nullable String language) {
        return definition(member)
                .map(concept -> named(concept, coding, language))
                .orElseGet(() -> good(member.getDisplay()));
    }

    private static Parameters named(ConceptDefinitionComponent concept, Coding coding, @Nullable String language) {
        String name = Names.of(concept, language);
        boolean isOther = coding.hasDisplay()
                && Names.all(concept).stream().noneMatch(one -> one.equalsIgnoreCase(coding.getDisplay()));
        if (isOther) {
            var answer = bad("The code has another name");
            answer.addParameter("display", name);
            return answer;
        }
        return good(name);
    }

    private Optional<ConceptDefinitionComponent> definition(ValueSetExpansionContainsComponent member) {
        return terms.concepts(member.getSystem(), null).flatMap(system -> system.of(member.getCode()));
    }

    private static boolean isMember(ValueSetExpansionContainsComponent member, Coding coding) {
        return member.getCode().equals(coding.getCode())
                && (!coding.hasSystem() || coding.getSystem().equals(member.getSystem()));
    }

    private static Parameters good(@Nullable String name) {
        var answer = new Parameters();
        answer.addParameter("result", true);
        if (name != null) {
            answer.addParameter("display", name);
        }
        return answer;
    }

    private static Parameters bad(String message) {
        var answer = new Parameters();
        answer.addParameter("result", false);
        answer.addParameter("message", message);
        return answer;
    }
}
