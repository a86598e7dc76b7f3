package no.samtykke.fhirserver.codesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.codesystem.Concept.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of file says the same, and says where it is wrong. */
class FileFormatTest {

    private static final String JSON = """
            {"resourceType": "CodeSystem", "url": "https://example.org/s", "version": "1", "name": "S",
             "content": "complete", "property": [{"code": "weight", "type": "integer"}],
             "concept": [
              {"code": "A", "display": "First", "definition": "The first.",
               "designation": [{"language": "nb", "value": "Den første"}],
               "property": [{"code": "weight", "valueInteger": 3}],
               "concept": [{"code": "B", "display": "Second"}]},
              {"code": "C", "display": "Third", "property": [{"code": "parent", "valueCode": "B"}]}]}
            """;

    private static final String XML = """
            <CodeSystem xmlns="http://hl7.org/fhir">
              <url value="https://example.org/s"/><version value="1"/><name value="S"/>
              <content value="complete"/>
              <concept><code value="A"/><display value="First"/><definition value="The first."/>
                <designation><language value="nb"/><value value="Den første"/></designation>
                <property><code value="weight"/><valueInteger value="3"/></property>
                <concept><code value="B"/><display value="Second"/></concept>
              </concept>
              <concept><code value="C"/><display value="Third"/>
                <property><code value="parent"/><valueCode value="B"/></property></concept>
            </CodeSystem>
            """;

    private static final String NDJSON = """
            {"code":"A","display":"First","definition":"The first.","designation":[{"language":"nb","value":"Den første"}],"property":[{"code":"weight","valueInteger":3}]}
            {"code":"B","display":"Second","parent":"A"}
            {"code":"C","display":"Third","parent":["B"]}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_code_system_is_the_same_in_each_form() throws IOException {
        var json = file("s.json", JSON);

        assertThat(json.head()).isEqualTo(new GivenHead("https://example.org/s", "1", "S", null));
        assertThat(file("s.xml", XML).head()).isEqualTo(json.head());
        assertThat(concepts(json)).extracting(Concept::code).containsExactly("A", "B", "C");
        assertThat(concepts(json).get(2).parents()).containsExactly("B");
        assertThat(concepts(file("s.xml", XML))).isEqualTo(concepts(json));
        assertThat(concepts(file("s.ndjson", NDJSON))).isEqualTo(concepts(json));
        assertThat(FileCheck.check(file("s.xml", XML))).isEqualTo(FileCheck.check(json));
    }

    @Test
    void a_table_may_have_a_mark_at_its_beginning_and_other_separators() throws IOException {
        var table = file("s.tsv", "\uFEFFcode\tdisplay\tdisplay:nb\tchapter\nA\tFirst\tDen første\tI\n");

        assertThat(concepts(table)).singleElement().satisfies(concept -> {
            assertThat(concept.code()).isEqualTo("A");
            assertThat(concept.names()).containsExactly(new Name("nb", null, "Den første"));
            assertThat(concept.properties()).extracting(Concept.Property::code).containsExactly("chapter");
        });
    }

    @Test
    void the_table_of_loinc_is_known_by_its_columns() throws IOException {
        var table = file("Loinc.csv", """
                "LOINC_NUM","COMPONENT","STATUS","SHORTNAME","LONG_COMMON_NAME"
                "718-7","Hemoglobin","ACTIVE","Hgb Bld-mCnc","Hemoglobin [Mass/volume] in Blood"
                "1-8","Acyclovir","DEPRECATED","",Acyclovir
                """);

        assertThat(table.head().system()).isEqualTo("http://loinc.org");
        assertThat(concepts(table)).extracting(Concept::inactive).containsExactly(false, true);
        assertThat(concepts(table).getFirst().display()).isEqualTo("Hemoglobin [Mass/volume] in Blood");
    }

    @Test
    void a_snapshot_of_snomed_ct_is_a_folder() throws IOException {
        row("sct2_Concept_Snapshot_NO.txt", "138875005", "20260101", "1", "m", "d");
        row("sct2_Concept_Snapshot_NO.txt", "404684003", "20260101", "1", "m", "d");
        row(
                "sct2_Description_Snapshot-en_NO.txt",
                "1",
                "20260101",
                "1",
                "m",
                "138875005",
                "en",
                "900000000000003001",
                "SNOMED CT Concept",
                "c");
        row(
                "sct2_Description_Snapshot-en_NO.txt",
                "2",
                "20260101",
                "1",
                "m",
                "404684003",
                "en",
                "900000000000003001",
                "Clinical finding (finding)",
                "c");
        row(
                "sct2_Description_Snapshot-no_NO.txt",
                "3",
                "20260101",
                "1",
                "m",
                "404684003",
                "nb",
                "900000000000013009",
                "klinisk funn",
                "c");
        row(
                "sct2_Description_Snapshot-no_NO.txt",
                "4",
                "20260101",
                "0",
                "m",
                "404684003",
                "nb",
                "900000000000013009",
                "gammelt navn",
                "c");
        row(
                "sct2_Relationship_Snapshot_NO.txt",
                "5",
                "20260101",
                "1",
                "m",
                "404684003",
                "138875005",
                "0",
                "116680003",
                "c",
                "s");

        var found = concepts(FileFormat.of(folder));

        assertThat(found)
                .extracting(Concept::display)
                .containsExactly("SNOMED CT Concept", "Clinical finding (finding)");
        assertThat(found.get(1).parents()).containsExactly("138875005");
        assertThat(found.get(1).names())
                .extracting(Name::value)
                .contains("klinisk funn")
                .doesNotContain("gammelt navn");
    }

    @Test
    void what_is_wrong_is_told_with_its_line() {
        assertWrong("a.ndjson", NDJSON.replace("\"code\":\"B\",", "\"code\":\"B\""), "line 2: not JSON");
        assertWrong(
                "b.ndjson",
                NDJSON.replace("\"display\":\"Third\",", ""),
                "line 3: a concept needs a code and a display: C");
        assertWrong(
                "c.json",
                JSON.replace("{\"code\": \"C\",", "{\"code\": \"A\","),
                "line 8: the code is on line 4 as well: A");
        assertWrong("d.json", JSON.replace("complete", "fragment"), "content is not complete: fragment");
        assertWrong(
                "e.xml",
                XML.replace("<display value=\"Third\"/>", ""),
                "line 9: a concept needs a code and a display: C");
        assertWrong("f.xml", XML.replace("</CodeSystem>", ""), "line ");
        assertWrong("g.csv", "code,name\nA,First\n", "line 1: the first line must name the columns");
        assertWrong("h.csv", "code,display\nA,First,x\n", "line 2: has 3 columns, not 2");
        assertWrong("i.csv", "code,display\n", "there is no concept in it");
        assertWrong("j.csv", "code,display\nA,\"First\nB,Second\n", "not a table");
    }

    @Test
    void a_map_is_known_by_its_type_and_each_of_its_targets_is_checked() throws IOException {
        String map = """
                {"resourceType": "ConceptMap", "url": "https://example.org/m", "version": "1", "group": [
                 {"source": "https://example.org/s", "target": "https://example.org/t", "element": [
                  {"code": "A", "target": [{"code": "1", "equivalence": "equal"}]},
                  {"code": "B", "target": [{"equivalence": "unmatched"}]}]}]}
                """;
        file("map.json", map);
        file("system.json", JSON);

        assertThat(MapFile.isMap(folder.resolve("map.json"))).isTrue();
        assertThat(MapFile.isMap(folder.resolve("system.json"))).isFalse();
        assertThat(MapFile.read(folder.resolve("map.json")).targets())
                .extracting(MapTarget::target)
                .containsExactly("1", null);
        file("map.json", map.replace("\"code\": \"1\", ", "").replace("unmatched", "like"));
        assertThatThrownBy(() -> MapFile.read(folder.resolve("map.json")))
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining("group[0].element[0] needs a code, and one in each target")
                .hasMessageContaining("group[0].element[1] has an equivalence that is none: like");
    }

    private void assertWrong(String name, String content, String what) {
        assertThatThrownBy(() -> FileCheck.check(file(name, content)))
                .as(name)
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining(what);
    }

    private void row(String name, String... columns) throws IOException {
        var file = folder.resolve(name);
        String before = Files.exists(file) ? Files.readString(file) : "a header\n";
        Files.writeString(file, before + String.join("\t", columns) + "\n");
    }

    private ConceptFile file(String name, String content) throws IOException {
        return FileFormat.of(Files.writeString(folder.resolve(name), content));
    }

    private static List<Concept> concepts(ConceptFile file) throws IOException {
        var found = new ArrayList<Concept>();
        file.read(new ConceptFile.Reader() {
            @Override
            public void concept(long line, Concept concept) {
                found.add(concept);
            }

            @Override
            public void flaw(long line, String what) {
                throw new AssertionError(line + " " + what);
            }
        });
        return found;
    }
}
