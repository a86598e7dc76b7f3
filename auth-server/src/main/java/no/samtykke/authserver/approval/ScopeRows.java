package no.samtykke.authserver.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.client.Scope;

/** Puts scopes that say the same in words on one line, in the order in which they were asked. */
public final class ScopeRows {

    private ScopeRows() {}

    public static List<ScopeRow> of(List<Scope> scopes) {
        var lines = new LinkedHashMap<ScopeWords, List<Scope>>();
        for (var scope : scopes) {
            lines.computeIfAbsent(ScopeWords.of(scope), _ -> new ArrayList<>()).add(scope);
        }
        return lines.entrySet().stream()
                .map(line -> new ScopeRow(texts(line.getValue()), line.getKey(), kinds(line.getKey(), line.getValue())))
                .toList();
    }

    private static List<ScopeRow.Kind> kinds(ScopeWords words, List<Scope> scopes) {
        return Category.offeredOf(words.type()).stream()
                .map(category -> new ScopeRow.Kind(category.key(), narrowed(scopes, category)))
                .filter(kind -> kind.scopes().size() == scopes.size())
                .toList();
    }

    private static List<String> narrowed(List<Scope> scopes, Category category) {
        return scopes.stream()
                .map(scope -> scope instanceof Scope.OnResources resources
                        ? resources.narrowedTo(category.query())
                        : Optional.<Scope>empty())
                .flatMap(Optional::stream)
                .map(Scope::text)
                .toList();
    }

    private static List<String> texts(List<Scope> scopes) {
        return scopes.stream().map(Scope::text).toList();
    }
}
