package no.samtykke.fhirserver.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.grants.SettingKind;

/**
 * That a system is told of changes of one kind of setting.
 *
 * @param organisation that its token named, when it did
 * @param whole whether the change itself is sent; else the id of the Consent alone
 * @param position changes up to here are among its deliveries
 */
record SettingSubscription(
        UUID id,
        String clientId,
        Optional<String> organisation,
        String endpoint,
        SettingKind kind,
        boolean whole,
        long position,
        int attempts) {

    static SettingSubscription of(ResultSet row) throws SQLException {
        return new SettingSubscription(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                Optional.ofNullable(row.getString("organisation")),
                row.getString("endpoint"),
                new SettingKind(
                        ConsentCategory.of(row.getString("category")).orElseThrow(),
                        Optional.ofNullable(row.getString("controller"))),
                row.getBoolean("whole"),
                row.getLong("position"),
                row.getInt("attempts"));
    }
}
