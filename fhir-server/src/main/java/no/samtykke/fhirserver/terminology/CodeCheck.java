package no.samtykke.fhirserver.terminology;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a code is one of those meant, and whether its name is one of its names, in whatever language. */
@Component
class CodeCheck {

    /** Good as soon as one of the codes is. */
    Parameters ofMembers(Members members, List<Coding> codings, @Nullable String language) {
        return codings.stream()
                .flatMap(coding -> members.of(coding).map(member -> named(member.concept(), coding, language)).stream())
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
