package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.Test;

/** What the implementation guide asks of a server is what this server does, line by line. */
class CapabilitiesOfTheGuideIT {

    private static final String CANONICAL = "https://samtykke.example/fhir/";

    private final CapabilityStatement offered =
            RunningServer.ONE.get("/metadata", "").as(CapabilityStatement.class);

    @Test
    void what_is_asked_is_what_is_offered() {
        assertThat(lines(offered)).isEqualTo(lines(Guide.read(CapabilityStatement.class, "samtykke-server")));
    }

    @Test
    void it_says_that_it_meets_the_statement_of_the_guide() {
        assertThat(offered.getInstantiates())
                .extracting(PrimitiveType::getValue)
                .containsExactly(
                        CANONICAL + "CapabilityStatement/samtykke-server",
                        "http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data");
    }

    @Test
    void every_definition_of_ours_that_it_names_is_in_the_guide() {
        var rest = offered.getRestFirstRep();
        assertThat(rest.getOperation())
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(Guide.read(OperationDefinition.class, operation.getName())
                                .getUrl())
                        .isEqualTo(operation.getDefinition()));
        assertThat(rest.getResource().stream()
                        .flatMap(resource -> resource.getSearchParam().stream())
                        .map(parameter -> String.valueOf(parameter.getDefinition()))
                        .filter(definition -> definition.startsWith(CANONICAL)))
                .isSubsetOf(Guide.all(SearchParameter.class).stream()
                        .map(SearchParameter::getUrl)
                        .toList());
    }

    /** All that is said about what may be asked, in an order of its own. */
    private static SortedSet<String> lines(CapabilityStatement statement) {
        var lines = new TreeSet<String>();
        statement.getFormat().forEach(format -> lines.add("format " + format.getValue()));
        var rest = statement.getRestFirstRep();
        rest.getSecurity()
                .getService()
                .forEach(service ->
                        lines.add("security " + service.getCodingFirstRep().getCode()));
        rest.getInteraction()
                .forEach(interaction -> lines.add(interaction.getCode().toCode()));
        rest.getOperation()
                .forEach(operation -> lines.add("$" + operation.getName() + " " + operation.getDefinition()));
        rest.getResource().forEach(resource -> add(resource, lines));
        return lines;
    }

    private static void add(CapabilityStatementRestResourceComponent resource, SortedSet<String> lines) {
        String type = resource.getType() + " ";
        resource.getInteraction()
                .forEach(interaction -> lines.add(type + interaction.getCode().toCode()));
        resource.getSearchParam()
                .forEach(parameter -> lines.add(type + "?" + parameter.getName() + " "
                        + parameter.getType().toCode() + " " + parameter.getDefinition()));
        resource.getSupportedProfile().forEach(profile -> lines.add(type + profile.getValue()));
        resource.getOperation()
                .forEach(operation -> lines.add(type + "$" + operation.getName() + " " + operation.getDefinition()));
        lines.add(type
                + resource.getSearchInclude().stream()
                        .map(PrimitiveType::getValue)
                        .collect(Collectors.joining(" ")));
    }
}
