package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samtykke.fhirserver.codesystem.StoredSystem;
import no.samtykke.fhirserver.codesystem.StoredSystems;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CapabilityStatementKind;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CodeSearchSupport;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemComponent;
import org.springframework.stereotype.Component;

/** Tells at {@code /metadata?mode=terminology} which code systems are answered, and in which versions. */
@Component
@Interceptor
public class TermCapabilities {

    /** HAPI knows one kind of metadata: what it has made is exchanged when every door has seen it. */
    private static final int AFTER_THE_DOORS = 620;

    private static final List<String> ASKED_OF_EXPANSIONS =
            List.of("activeOnly", "count", "displayLanguage", "filter", "includeDesignations", "offset");

    private final Terms terms;
    private final StoredSystems stored;
    private final Clock clock;

    TermCapabilities(Terms terms, StoredSystems stored, Clock clock) {
        this.terms = terms;
        this.stored = stored;
        this.clock = clock;
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = AFTER_THE_DOORS)
    public void exchange(RequestDetails request, ResponseDetails response) {
        String[] mode = request.getParameters().get("mode");
        if (request.getRestOperationType() == RestOperationTypeEnum.METADATA
                && mode != null
                && Arrays.asList(mode).contains("terminology")) {
            response.setResponseResource(told());
        }
    }

    private TerminologyCapabilities told() {
        var told = new TerminologyCapabilities();
        told.setKind(CapabilityStatementKind.INSTANCE)
                .setCodeSearch(CodeSearchSupport.ALL)
                .setName("SamtykkeTerms")
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(Date.from(clock.instant()));
        told.getSoftware().setName("Samtykke");
        told.getImplementation().setDescription("The terms of the implementation guide, and what is loaded here");
        terms.codeSystems().forEach(system -> told.addCodeSystem(ofGuide(system)));
        Map<String, TerminologyCapabilitiesCodeSystemComponent> loaded = new LinkedHashMap<>();
        stored.all().stream()
                .filter(system -> terms.codeSystems().stream()
                        .noneMatch(own -> own.getUrl().equals(system.system())))
                .forEach(system -> add(system, loaded));
        loaded.values().forEach(told::addCodeSystem);
        var expansion =
                told.getExpansion().setHierarchical(false).setPaging(true).setIncomplete(false);
        ASKED_OF_EXPANSIONS.forEach(name -> expansion.addParameter().setName(name));
        told.getValidateCode().setTranslations(false);
        told.getTranslation().setNeedsMap(true);
        return told;
    }

    private static TerminologyCapabilitiesCodeSystemComponent ofGuide(CodeSystem system) {
        var told = new TerminologyCapabilitiesCodeSystemComponent().setUri(system.getUrl());
        if (system.hasVersion()) {
            told.addVersion().setCode(system.getVersion()).setIsDefault(true);
        }
        return told;
    }

    /** The newest comes first, and is meant when none is named. */
    private static void add(StoredSystem system, Map<String, TerminologyCapabilitiesCodeSystemComponent> loaded) {
        var told = loaded.computeIfAbsent(
                system.system(),
                address -> new TerminologyCapabilitiesCodeSystemComponent()
                        .setUri(address)
                        .setSubsumption(true));
        boolean isNewest = !told.hasVersion();
        told.addVersion().setCode(system.version()).setIsDefault(isNewest);
    }
}
