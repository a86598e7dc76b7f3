package no.samtykke.authserver.approval;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.samtykke.authserver.client.Scope;

/**
 * One scope as a line of the approval page. Which words are used is decided here; the words are in the message bundles.
 *
 * @param scope its text, as the form sends it back
 * @param topic message key of what it is about
 * @param type name of the resource type, for types that have no words of their own
 * @param actions message keys of what may be done
 * @param required whether the app can do nothing without it, so it cannot be unticked
 */
public record ScopeRow(String scope, String topic, String type, List<String> actions, boolean required) {

    private static final Set<Scope.Named> LASTING = EnumSet.of(Scope.Named.ONLINE_ACCESS, Scope.Named.OFFLINE_ACCESS);

    public static ScopeRow of(Scope scope) {
        return switch (scope) {
            case Scope.Named named ->
                new ScopeRow(named.text(), "scope." + named.name(), "", List.of(), !LASTING.contains(named));
            case Scope.OnResources resources ->
                new ScopeRow(
                        resources.text(),
                        resources.isEveryType() ? "type.every" : "type." + resources.type(),
                        resources.type(),
                        actions(resources),
                        false);
        };
    }

    private static List<String> actions(Scope.OnResources scope) {
        var actions = new ArrayList<String>();
        if (scope.mentions('r') || scope.mentions('s')) {
            actions.add("action.read");
        }
        if (scope.mentions('c')) {
            actions.add("action.create");
        }
        if (scope.mentions('u')) {
            actions.add("action.update");
        }
        if (scope.mentions('d')) {
            actions.add("action.delete");
        }
        return List.copyOf(actions);
    }
}
