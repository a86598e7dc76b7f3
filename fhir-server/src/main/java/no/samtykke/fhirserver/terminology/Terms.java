package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.context.support.ValueSetExpansionOptions;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.codesystem.StoredSystems;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The code systems, value sets and maps of our guide, the code systems of FHIR itself that they draw on, and those that
 * the operator has loaded. What is in the guide is answered from the guide.
 */
@Component
class Terms {

    private final DefaultProfileValidationSupport fhirsOwn;
    private final GuidePackage guide;
    private final StoredSystems stored;
    private final Map<String, List<ValueSetExpansionContainsComponent>> expanded = new ConcurrentHashMap<>();
    private final Map<String, Concepts> systems = new ConcurrentHashMap<>();
    private @Nullable ValidationSupportChain chain;

    /** @param fhirsOwn the one of the whole server: FHIR's definitions are many */
    Terms(DefaultProfileValidationSupport fhirsOwn, GuidePackage guide, StoredSystems stored) {
        this.fhirsOwn = fhirsOwn;
        this.guide = guide;
        this.stored = stored;
    }

    /** The concepts of a system, if it is known here in the version that is asked for. */
    Optional<Concepts> concepts(@Nullable String system, @Nullable String version) {
        if (system == null) {
            return Optional.empty();
        }
        Concepts listed = systems.computeIfAbsent(system, this::read);
        if (listed != null && (version == null || version.equals(listed.version()))) {
            return Optional.of(listed);
        }
        return stored.of(system, version).map(found -> new StoredConcepts(stored, found));
    }

    List<CodeSystem> codeSystems() {
        return guide.all(CodeSystem.class);
    }

    Optional<ValueSet> valueSet(String url, @Nullable String version) {
        return guide.all(ValueSet.class).stream()
                .filter(set -> url.equals(set.getUrl()))
                .filter(set -> version == null || version.equals(set.getVersion()))
                .findFirst();
    }

    ValueSet valueSetById(String id) {
        return guide.all(ValueSet.class).stream()
                .filter(set -> set.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseThrow(Refusals::absent);
    }

    List<ConceptMap> maps() {
        return guide.all(ConceptMap.class);
    }

    /** Every member of a value set of ours. What it is made of changes with the server alone, so it is made once. */
    List<ValueSetExpansionContainsComponent> members(ValueSet set) {
        return expanded.computeIfAbsent(set.getUrl(), _ -> expand(set));
    }

    private List<ValueSetExpansionContainsComponent> expand(ValueSet set) {
        var chain = chain();
        var outcome = chain.expandValueSet(new ValidationSupportContext(chain), new ValueSetExpansionOptions(), set);
        if (outcome == null || !(outcome.getValueSet() instanceof ValueSet whole)) {
            throw new UnprocessableEntityException("The value set draws on a code system that is not kept here");
        }
        return List.copyOf(whole.getExpansion().getContains());
    }

    private @Nullable Concepts read(String url) {
        return chain().fetchCodeSystem(url) instanceof CodeSystem found && found.hasConcept()
                ? new ListedConcepts(found)
                : null;
    }

    /** Made at first use, and not before the package is read. */
    private synchronized ValidationSupportChain chain() {
        if (chain == null) {
            var fhir = fhirsOwn.getFhirContext();
            var own = new PrePopulatedValidationSupport(fhir);
            guide.all(CodeSystem.class).forEach(own::addResource);
            guide.all(ValueSet.class).forEach(own::addResource);
            chain = new ValidationSupportChain(
                    own,
                    fhirsOwn,
                    new InMemoryTerminologyServerValidationSupport(fhir),
                    new CommonCodeSystemsTerminologyService(fhir));
        }
        return chain;
    }
}
