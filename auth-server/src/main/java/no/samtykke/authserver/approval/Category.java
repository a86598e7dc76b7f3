package no.samtykke.authserver.approval;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A category of resources that has words of its own on the approval page.
 *
 * @param system its code system
 */
record Category(String system, String code) {

    private static final String OBSERVATION = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String CONDITION = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final Category HEALTH_CONCERN =
            new Category("http://hl7.org/fhir/us/core/CodeSystem/condition-category", "health-concern");

    /** The categories to which she may limit an app, by resource type. */
    private static final Map<String, List<Category>> OFFERED = Map.of(
            "Observation",
            Stream.of(
                            "laboratory",
                            "vital-signs",
                            "imaging",
                            "exam",
                            "procedure",
                            "therapy",
                            "survey",
                            "social-history",
                            "activity")
                    .map(code -> new Category(OBSERVATION, code))
                    .toList(),
            "Condition",
            Stream.of("problem-list-item", "encounter-diagnosis")
                    .map(code -> new Category(CONDITION, code))
                    .toList());

    static List<Category> offeredOf(String resourceType) {
        return OFFERED.getOrDefault(resourceType, List.of());
    }

    /**
     * The message key of a value of a search parameter.
     *
     * @return a key that has no message, when the value is no category with words of its own
     */
    static String key(String parameter, String value) {
        return Stream.concat(OFFERED.values().stream().flatMap(List::stream), Stream.of(HEALTH_CONCERN))
                .filter(category -> parameter.equals("category") && category.isMeantBy(value))
                .map(Category::key)
                .findFirst()
                .orElse("category.");
    }

    String key() {
        return "category." + code;
    }

    String query() {
        return "category=" + system + "|" + code;
    }

    private boolean isMeantBy(String value) {
        return value.equals(code) || value.equals(system + "|" + code);
    }
}
