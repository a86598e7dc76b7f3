package no.samtykke.e2e.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Reply;

/** What a page's form sends; a check box for each value of one name. */
record Form(List<Map.Entry<String, String>> fields) {

    static final Form NOTHING = new Form(List.of());

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern TICKED =
            Pattern.compile("<input type=\"checkbox\" name=\"([^\"]*)\" checked[^>]*? value=\"([^\"]*)\"");

    /** What the page sends by itself: hidden fields, and boxes that are ticked. */
    static Form on(Reply page) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var input : List.of(HIDDEN, TICKED)) {
            input.matcher(page.body())
                    .results()
                    .forEach(field -> fields.add(Map.entry(field.group(1), field.group(2))));
        }
        return new Form(List.copyOf(fields));
    }

    /** With one field in place of all that have its name. */
    Form with(String name, String value) {
        var changed = new ArrayList<>(fields);
        changed.removeIf(field -> field.getKey().equals(name));
        changed.add(Map.entry(name, value));
        return new Form(List.copyOf(changed));
    }

    boolean asks(String name) {
        return fields.stream().anyMatch(field -> field.getKey().equals(name));
    }

    String value(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + name + " among " + fields))
                .getValue();
    }

    String encoded() {
        return fields.stream()
                .map(field -> Http.encode(field.getKey()) + "=" + Http.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
