package no.samtykke.authserver.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.client.ScopeQuery;

/**
 * What a scope says in plain words. Which words are used is decided here; the words are in the message bundles.
 *
 * @param topic message key of what it is about
 * @param type name of the resource type, for types that have no words of their own
 * @param actions message keys of what may be done
 * @param limits what a granular scope is narrowed to; all of them hold
 * @param required whether the app can do nothing without it, so it cannot be unticked
 */
public record ScopeWords(String topic, String type, List<String> actions, List<Limit> limits, boolean required) {

    private static final Set<Scope.Named> MAY_BE_UNTICKED =
            Set.of(Scope.Named.ONLINE_ACCESS, Scope.Named.OFFLINE_ACCESS);
    private static final Set<String> DECISIONS = Set.of("Consent", "RelatedPerson");

    /** A parameter that narrows, and its values, of which one holds. */
    public record Limit(String parameter, List<Value> values) {}

    /**
     * @param key message key of its words; of none that exists when it has no words of its own
     * @param text the value itself
     */
    public record Value(String key, String text) {}

    static ScopeWords of(Scope scope) {
        return switch (scope) {
            case Scope.Named named ->
                new ScopeWords("scope." + named.name(), "", List.of(), List.of(), !MAY_BE_UNTICKED.contains(named));
            case Scope.OnResources resources ->
                new ScopeWords(
                        resources.isEveryType() ? "type.every" : "type." + resources.type(),
                        resources.type(),
                        actions(resources),
                        resources.query().parameters().stream()
                                .map(ScopeWords::limit)
                                .toList(),
                        false);
        };
    }

    private static Limit limit(ScopeQuery.Parameter parameter) {
        return new Limit(
                parameter.name(),
                parameter.values().stream()
                        .map(value -> new Value(Category.key(parameter.name(), value), value))
                        .toList());
    }

    /** To write Consents and powers of attorney is to decide on her behalf, and is called that. */
    private static List<String> actions(Scope.OnResources scope) {
        boolean decides = DECISIONS.contains(scope.type());
        var actions = new ArrayList<String>();
        if (scope.mentions('r') || scope.mentions('s')) {
            actions.add("action.read");
        }
        if (scope.mentions('c') && !decides) {
            actions.add("action.create");
        }
        if (scope.mentions('u') && !decides) {
            actions.add("action.update");
        }
        if (scope.mentions('d')) {
            actions.add("action.delete");
        }
        if ((decides || scope.isEveryType()) && (scope.mentions('c') || scope.mentions('u'))) {
            actions.add("action.decide." + (decides ? scope.type() : "every"));
        }
        return List.copyOf(actions);
    }
}
