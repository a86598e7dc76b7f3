package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.samtykke.fhirserver.codesystem.GeneratedSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A map between code systems that the operator loads is answered like those of the guide. */
class LoadedMapsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String MAP = "http://example.org/ConceptMap/old-to-findings";
    private static final String SYSTEM = GeneratedSystem.SYSTEM;

    private final String token = People.approvedToken(People.citizen(), "patient/Observation.rs");

    @TempDir
    private static Path folder;

    @Test
    void a_loaded_map_translates_both_ways_and_is_replaced_as_a_whole() throws IOException {
        assertThat(LoadedTermsIT.command("load", "--file", map("F1", "wider"))).isZero();
        assertThat(LoadedTermsIT.command("load", "--file", map("F1", "none"))).isEqualTo(1);

        assertThat(targets("?code=A01&system=http://example.org/old")).containsExactly("F1 wider");
        assertThat(targets("?code=A01&system=http://example.org/old&url=" + MAP))
                .containsExactly("F1 wider");
        assertThat(targets("?code=F1&reverse=true&system=" + SYSTEM)).containsExactly("A01 narrower");
        assertThat(targets("?code=A01&targetsystem=http://loinc.org&system=http://example.org/old"))
                .isEmpty();
        assertThat(SERVER.get("/ConceptMap/$translate?code=A01&system=http://example.org/old&url=" + MAP + "2", token)
                        .status())
                .isEqualTo(404);

        assertThat(LoadedTermsIT.command("load", "--file", map("F2", "equivalent")))
                .isZero();
        assertThat(targets("?code=A01&system=http://example.org/old")).containsExactly("F2 equivalent");
        assertThat(LoadedTermsIT.command("remove", "--system", MAP)).isZero();
        assertThat(targets("?code=A01&system=http://example.org/old")).isEmpty();
    }

    private static String map(String target, String equivalence) throws IOException {
        return Files.writeString(folder.resolve("map.json"), """
                        {"resourceType": "ConceptMap", "url": "%s", "status": "active", "group": [{
                          "source": "http://example.org/old", "target": "%s", "element": [{
                            "code": "A01", "target": [{"code": "%s", "equivalence": "%s"}]}]}]}
                        """.formatted(MAP, SYSTEM, target, equivalence))
                .toString();
    }

    private List<String> targets(String asked) {
        return SERVER.get("/ConceptMap/$translate" + asked, token).as(Parameters.class).getParameter().stream()
                .filter(one -> one.getName().equals("match"))
                .map(match -> ((Coding) part(match, "concept")).getCode() + " "
                        + part(match, "equivalence").primitiveValue())
                .toList();
    }

    private static Type part(ParametersParameterComponent match, String name) {
        return match.getPart().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
