package no.samtykke.fhirserver.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeType;
import org.junit.jupiter.api.Test;

class ListedConceptsTest {

    @Test
    void what_is_nested_stands_below_all_that_it_is_in() {
        var concepts = new ListedConcepts(tree());

        assertThat(concepts.isAbove("root", "leaf")).isTrue();
        assertThat(concepts.isAbove("branch", "leaf")).isTrue();
        assertThat(concepts.isAbove("leaf", "root")).isFalse();
        assertThat(concepts.isAbove("leaf", "leaf")).isFalse();
    }

    @Test
    void a_parent_may_be_named_instead() {
        var system = tree();
        system.addConcept().setCode("named").addProperty().setCode("parent").setValue(new CodeType("branch"));

        assertThat(new ListedConcepts(system).isAbove("root", "named")).isTrue();
    }

    @Test
    void a_circle_has_an_end() {
        var system = new CodeSystem();
        system.addConcept().setCode("a").addProperty().setCode("parent").setValue(new CodeType("b"));
        system.addConcept().setCode("b").addProperty().setCode("parent").setValue(new CodeType("a"));

        assertThat(new ListedConcepts(system).isAbove("elsewhere", "a")).isFalse();
    }

    @Test
    void a_retired_code_is_out_of_use() {
        var system = tree();
        system.addConcept().setCode("old").addProperty().setCode("status").setValue(new CodeType("retired"));
        var concepts = new ListedConcepts(system);

        assertThat(concepts.isInactive("old")).isTrue();
        assertThat(concepts.isInactive("leaf")).isFalse();
    }

    private static CodeSystem tree() {
        var system = new CodeSystem().setContent(CodeSystemContentMode.COMPLETE);
        system.addConcept()
                .setCode("root")
                .addConcept()
                .setCode("branch")
                .addConcept()
                .setCode("leaf");
        return system;
    }
}
