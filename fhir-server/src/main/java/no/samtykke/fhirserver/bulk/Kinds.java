package no.samtykke.fhirserver.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.SettingKind;

/** Kinds of settings as SQL takes them: two arrays, in the same order; an empty controller is this platform. */
record Kinds(String[] categories, String[] controllers) {

    /** A row of {@code consent_fact f} is of one of the kinds, and has not passed its last day. */
    static final String OF_FACT = """
            f.readable and (f.ends_on is null or f.ends_on >= :today)
               and exists (select from unnest(:categories::text[], :controllers::text[]) k (category, controller)
                            where k.category = f.category and (k.controller = '' or k.controller = f.organization))
            """;

    static Kinds of(Collection<SettingKind> kinds) {
        var ordered = List.copyOf(kinds);
        return new Kinds(
                ordered.stream().map(kind -> kind.category().code()).toArray(String[]::new),
                ordered.stream().map(kind -> kind.controller().orElse("")).toArray(String[]::new));
    }

    /** Of the columns {@code categories} and {@code controllers}. */
    static Set<SettingKind> read(ResultSet row) throws SQLException {
        var kinds = new HashSet<SettingKind>();
        var categories = (String[]) row.getArray("categories").getArray();
        var controllers = (String[]) row.getArray("controllers").getArray();
        for (int i = 0; i < categories.length; i++) {
            kinds.add(new SettingKind(
                    ConsentCategory.of(categories[i]).orElseThrow(),
                    Optional.of(controllers[i]).filter(number -> !number.isEmpty())));
        }
        return kinds;
    }
}
