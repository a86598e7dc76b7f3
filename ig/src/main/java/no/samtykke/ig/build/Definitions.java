package no.samtykke.ig.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.convertors.loaders.loaderR5.NullLoaderKnowledgeProviderR5;
import org.hl7.fhir.convertors.loaders.loaderR5.R4ToR5Loader;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.context.SimpleWorkerContext;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/** FHIR's definitions and ours, and the snapshots that HL7's own code makes of them. */
final class Definitions {

    private static final Set<String> TYPES = Set.of(
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "SearchParameter",
            "OperationDefinition",
            "CapabilityStatement",
            "CompartmentDefinition",
            "ImplementationGuide",
            "ConceptMap",
            "NamingSystem");

    private final SimpleWorkerContext worker;

    Definitions(Path core) throws IOException {
        worker = new SimpleWorkerContext.SimpleWorkerContextBuilder()
                .withAllowLoadingDuplicates(true)
                .fromPackage(
                        NpmPackage.fromFolder(core.toString()),
                        new R4ToR5Loader(new HashSet<>(TYPES), new NullLoaderKnowledgeProviderR5(), "4.0.1"),
                        true);
        worker.setNoTerminologyServer(true);
        worker.setCanRunWithoutTerminology(true);
        worker.setExpansionParameters(new Parameters());
    }

    void add(MetadataResource definition) {
        worker.cacheResource(VersionConvertorFactory_40_50.convertResource(definition));
    }

    /** The same definition with its snapshot; the snapshots of what it is derived from are made first. */
    org.hl7.fhir.r4.model.StructureDefinition withSnapshot(org.hl7.fhir.r4.model.StructureDefinition definition) {
        var complete = (org.hl7.fhir.r4.model.StructureDefinition)
                VersionConvertorFactory_40_50.convertResource(snapshot(definition.getUrl()));
        complete.getSnapshot().getElement().forEach(Definitions::unpin);
        return complete;
    }

    /**
     * A reference leads to a type, not to a version of it: validators do not find the version of FHIR's own profiles
     * that the generator adds.
     */
    private static void unpin(ElementDefinition element) {
        for (var type : element.getType()) {
            type.getTargetProfile()
                    .forEach(target -> target.setValue(target.getValue().replace("|4.0.1", "")));
        }
    }

    private StructureDefinition snapshot(String url) {
        StructureDefinition definition = worker.fetchResource(StructureDefinition.class, url);
        if (definition == null) {
            throw new IllegalStateException("No definition of " + url);
        }
        if (definition.hasSnapshot()) {
            return definition;
        }
        StructureDefinition base = snapshot(definition.getBaseDefinition());
        List<ValidationMessage> messages = new ArrayList<>();
        new ProfileUtilities(worker, messages, null)
                .generateSnapshot(base, definition, url, "http://hl7.org/fhir/R4/", definition.getName());
        for (ValidationMessage message : messages) {
            if (message.getLevel().isError()) {
                throw new IllegalStateException("Snapshot of " + url + ": " + message.getMessage());
            }
        }
        return definition;
    }
}
