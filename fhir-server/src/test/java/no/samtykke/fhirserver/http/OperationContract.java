package no.samtykke.fhirserver.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.UriType;

/** Holds what an operation is given, or answers, against its OperationDefinition: names, numbers, types and parts. */
public final class OperationContract {

    private static final String ALLOWED_TYPE =
            "http://hl7.org/fhir/StructureDefinition/operationdefinition-allowed-type";

    private final Map<String, OperationDefinition> definitions = Guide.all(OperationDefinition.class).stream()
            .collect(Collectors.toMap(OperationDefinition::getCode, Function.identity()));

    /** @param operation without the dollar sign */
    public List<String> faultsOfRequest(String operation, Parameters sent) {
        return faults(operation, OperationParameterUse.IN, sent);
    }

    /** @param operation without the dollar sign */
    public List<String> faultsOfAnswer(String operation, Parameters answer) {
        return faults(operation, OperationParameterUse.OUT, answer);
    }

    private List<String> faults(String operation, OperationParameterUse use, Parameters parameters) {
        var definition = definitions.get(operation);
        if (definition == null) {
            return List.of("$" + operation + " has no OperationDefinition");
        }
        var defined = definition.getParameter().stream()
                .filter(parameter -> parameter.getUse() == use)
                .toList();
        var faults = new ArrayList<String>();
        compare("$" + operation + " " + use.toCode(), defined, parameters.getParameter(), faults);
        return faults;
    }

    private static void compare(
            String place,
            List<OperationDefinitionParameterComponent> defined,
            List<ParametersParameterComponent> given,
            List<String> faults) {
        var undefined = given.stream()
                .map(ParametersParameterComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        for (var parameter : defined) {
            var those = given.stream()
                    .filter(one -> parameter.getName().equals(one.getName()))
                    .toList();
            undefined.remove(parameter.getName());
            String at = place + "." + parameter.getName();
            if (those.size() < parameter.getMin() || those.size() > most(parameter)) {
                faults.add(at + " stands " + those.size() + " times");
            }
            those.forEach(one -> compare(at, parameter, one, faults));
        }
        undefined.forEach(name -> faults.add(place + "." + name + " is not defined"));
    }

    private static void compare(
            String at,
            OperationDefinitionParameterComponent defined,
            ParametersParameterComponent given,
            List<String> faults) {
        if (defined.hasPart()) {
            if (given.hasValue() || given.hasResource()) {
                faults.add(at + " has a value, not parts");
            }
            compare(at, defined.getPart(), given.getPart(), faults);
            return;
        }
        Base value = given.hasResource() ? given.getResource() : given.getValue();
        String type = value == null ? "nothing" : value.fhirType();
        if (!types(defined).contains(type)) {
            faults.add(at + " is of type " + type);
        }
    }

    private static Set<String> types(OperationDefinitionParameterComponent defined) {
        var several = defined.getExtensionsByUrl(ALLOWED_TYPE).stream()
                .map(extension -> ((UriType) extension.getValue()).getValue())
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        return several.isEmpty() ? Set.of(defined.getType()) : several;
    }

    private static int most(OperationDefinitionParameterComponent defined) {
        return defined.getMax().equals("*") ? Integer.MAX_VALUE : Integer.parseInt(defined.getMax());
    }
}
