package no.samtykke.fhirserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.fhirserver.http.Guide;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.junit.jupiter.api.Test;

/** Where the implementation guide says that an operation is called, and by which method, it is. */
class OperationsOfProvidersTest {

    private static final Set<String> FOR_WHICH_GET_MUST_SERVE =
            Set.of("boolean", "code", "date", "dateTime", "id", "instant", "integer", "string", "uri");

    private record Called(boolean system, boolean type, boolean instance, boolean byGet) {}

    @Test
    void every_operation_is_called_where_its_definition_says() {
        Map<String, Called> offered = methods()
                .collect(Collectors.toMap(
                        method -> method.getAnnotation(Operation.class).name(), OperationsOfProvidersTest::called));

        assertThat(offered).isNotEmpty();
        assertThat(offered)
                .allSatisfy(
                        (code, called) -> assertThat(defined(code.substring(1))).isEqualTo(called));
    }

    /** Those that {@link OwnProviders} is made of. */
    private static Stream<Method> methods() {
        return Stream.of(OwnProviders.class.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameterTypes()))
                .flatMap(provider -> Arrays.stream(provider.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .filter(method -> !ofType(method.getAnnotation(Operation.class)));
    }

    private static Called called(Method method) {
        var operation = method.getAnnotation(Operation.class);
        boolean onOne = Arrays.stream(method.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(IdParam.class));
        return new Called(!onOne, false, onOne, operation.idempotent());
    }

    /** Those of a type are defined by FHIR itself. */
    private static boolean ofType(Operation operation) {
        return operation.type() != IBaseResource.class || !operation.typeName().isEmpty();
    }

    private static Called defined(String code) {
        var definition = Guide.read(OperationDefinition.class, code);
        List<String> in = definition.getParameter().stream()
                .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                .map(parameter -> parameter.getType())
                .toList();
        boolean byGet = !definition.getAffectsState() && FOR_WHICH_GET_MUST_SERVE.containsAll(in);
        return new Called(definition.getSystem(), definition.getType(), definition.getInstance(), byGet);
    }
}
