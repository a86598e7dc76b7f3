package no.samtykke.fhirserver.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.grants.SettingKind;

/**
 * A first load: what a system brought, and how far it has been worked on.
 *
 * @param kinds of settings that it may hold, as it was granted when it was brought
 * @param counts lines by what became of them
 */
record SettingsLoad(
        UUID id,
        String clientId,
        Optional<String> organisation,
        String clientName,
        Set<SettingKind> kinds,
        int lines,
        Map<String, Integer> counts,
        boolean isFinished) {

    /** Each is a column. */
    static final List<String> OUTCOMES = List.of("registered", "ended", "unchanged", "conflict", "refused");

    static SettingsLoad of(ResultSet row) throws SQLException {
        var counts = new LinkedHashMap<String, Integer>();
        for (String outcome : OUTCOMES) {
            counts.put(outcome, row.getInt(outcome));
        }
        return new SettingsLoad(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("client_id"),
                Optional.ofNullable(row.getString("organisation")),
                row.getString("client_name"),
                Kinds.read(row),
                row.getInt("lines"),
                counts,
                row.getObject("finished_at") != null);
    }

    int done() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int count(String outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
