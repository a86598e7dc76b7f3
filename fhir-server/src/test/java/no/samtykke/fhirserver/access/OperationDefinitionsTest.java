package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.ServedOperation.Audience;
import no.samtykke.fhirserver.http.Guide;
import no.samtykke.fhirserver.http.OperationContract;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The implementation guide defines the operations that are served, for those who may call them, and no others. */
class OperationDefinitionsTest {

    private static final String CALLER = "https://samtykke.example/fhir/StructureDefinition/operation-caller";

    /** Of the audiences that are let in by the same scopes whatever the operation. */
    private static final Map<Audience, Set<String>> SCOPES = Map.of(
            Audience.LOGIN_SERVER, Set.of(),
            Audience.ANY_APP, Set.of(),
            Audience.STAFF, Set.of(SmartScopes.STAFF),
            Audience.SUPPORT, Set.of(SmartScopes.SUPPORT),
            Audience.REPRESENTATION_ASKER, Set.of("system/RelatedPerson.r", "system/Consent.r"),
            Audience.AUDITOR, Set.of("system/AuditEvent.r"));

    /** Defined by FHIR itself. */
    private static final Set<String> OF_FHIR =
            Set.of("$expand", "$find-matches", "$lookup", "$subsumes", "$translate", "$validate", "$validate-code");

    private static Stream<ServedOperation> ours() {
        return Arrays.stream(ServedOperation.values()).filter(operation -> !OF_FHIR.contains(operation.code()));
    }

    @Test
    void every_operation_is_defined_and_none_too_many() {
        assertThat(Guide.all(OperationDefinition.class))
                .extracting(definition -> "$" + definition.getCode())
                .containsExactlyInAnyOrderElementsOf(
                        ours().map(ServedOperation::code).toList());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void a_definition_names_those_who_may_call_it_and_by_which_scopes(ServedOperation operation) {
        assertThat(callers(definition(operation)))
                .as(operation.code())
                .isEqualTo(Arrays.stream(Audience.values())
                        .filter(operation::isFor)
                        .collect(Collectors.toMap(
                                Function.identity(),
                                audience -> scopes(audience, operation),
                                (one, _) -> one,
                                TreeMap::new)));
    }

    @Test
    void what_the_examples_show_is_as_the_definitions_say() {
        var contract = new OperationContract();
        assertThat(Guide.all(Parameters.class)).isNotEmpty().allSatisfy(example -> {
            String id = example.getIdElement().getIdPart();
            assertThat(
                            id.contains("-request")
                                    ? contract.faultsOfRequest(operationOf(id), example)
                                    : contract.faultsOfAnswer(operationOf(id), example))
                    .as(id)
                    .isEmpty();
        });
    }

    @Test
    void every_published_operation_has_an_example_of_what_is_asked_or_answered() {
        var shown = Guide.all(Parameters.class).stream()
                .map(example -> operationOf(example.getIdElement().getIdPart()))
                .collect(Collectors.toSet());
        assertThat(ours().filter(ServedOperation::isPublished)
                        .map(operation -> operation.code().substring(1)))
                .isSubsetOf(shown);
    }

    /** An example is called {@code <operation>-request…} or {@code <operation>-answer…}. */
    private static String operationOf(String example) {
        return Arrays.stream(ServedOperation.values())
                .map(operation -> operation.code().substring(1))
                .filter(code -> example.startsWith(code + "-request") || example.startsWith(code + "-answer"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new AssertionError(example + " names no operation"));
    }

    private static OperationDefinition definition(ServedOperation operation) {
        return Guide.read(OperationDefinition.class, operation.code().substring(1));
    }

    private static Map<Audience, Set<String>> callers(OperationDefinition definition) {
        return definition.getExtensionsByUrl(CALLER).stream()
                .collect(Collectors.toMap(
                        OperationDefinitionsTest::audience,
                        caller -> caller.getExtensionsByUrl("scope").stream()
                                .map(scope -> scope.getValue().primitiveValue())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, _) -> one,
                        TreeMap::new));
    }

    private static Audience audience(Extension caller) {
        String code = caller.getExtensionByUrl("audience").getValue().primitiveValue();
        return Arrays.stream(Audience.values())
                .filter(audience -> audience.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> scopes(Audience audience, ServedOperation operation) {
        var same = SCOPES.get(audience);
        if (same != null) {
            return new TreeSet<>(same);
        }
        if (audience == Audience.CONTROLLER) {
            return Set.of("system/Consent."
                    + operation.act().orElseThrow().interaction().letter());
        }
        var use = operation.use().orElseThrow();
        return Set.of("patient/" + use.resourceType() + "." + use.interaction().letter());
    }
}
