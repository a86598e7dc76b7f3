package no.samtykke.fhirserver.terminology;

import java.util.Optional;
import no.samtykke.fhirserver.codesystem.Concept;
import no.samtykke.fhirserver.codesystem.StoredSystem;
import no.samtykke.fhirserver.codesystem.StoredSystems;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The concepts of a code system that the operator has loaded. */
record StoredConcepts(StoredSystems stored, StoredSystem system) implements Concepts {

    @Override
    public String url() {
        return system.system();
    }

    @Override
    public String version() {
        return system.version();
    }

    @Override
    public String name() {
        return system.name();
    }

    @Override
    public boolean isPart() {
        return false;
    }

    @Override
    public Optional<ConceptDefinitionComponent> of(@Nullable String code) {
        return code == null ? Optional.empty() : stored.concept(system, code).map(StoredConcepts::told);
    }

    @Override
    public boolean isInactive(String code) {
        return stored.concept(system, code).filter(Concept::inactive).isPresent();
    }

    @Override
    public boolean isAbove(String upper, String lower) {
        return stored.isAbove(system, upper, lower);
    }

    /** In the words of FHIR: what it stands below is a property. */
    static ConceptDefinitionComponent told(Concept concept) {
        var told = new ConceptDefinitionComponent()
                .setCode(concept.code())
                .setDisplay(concept.display())
                .setDefinition(concept.definition());
        concept.names()
                .forEach(name -> told.addDesignation()
                        .setLanguage(name.language())
                        .setUse(name.use() == null ? null : coding(name.use()))
                        .setValue(name.value()));
        concept.parents().forEach(parent -> told.addProperty().setCode("parent").setValue(new CodeType(parent)));
        if (concept.inactive()
                && concept.properties().stream().noneMatch(one -> one.code().equals("inactive"))) {
            told.addProperty().setCode("inactive").setValue(new BooleanType(true));
        }
        concept.properties()
                .forEach(property ->
                        told.addProperty().setCode(property.code()).setValue(value(property.type(), property.value())));
        return told;
    }

    private static Type value(String type, String value) {
        return switch (type) {
            case "boolean" -> new BooleanType(value);
            case "code" -> new CodeType(value);
            case "Coding" -> coding(value);
            case "dateTime" -> new DateTimeType(value);
            case "decimal" -> new DecimalType(value);
            case "integer" -> new IntegerType(value);
            default -> new StringType(value);
        };
    }

    private static Coding coding(String barred) {
        int bar = barred.lastIndexOf('|');
        return new Coding(bar > 0 ? barred.substring(0, bar) : null, barred.substring(bar + 1), null);
    }
}
