package no.samtykke.fhirserver.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what people have set that is in force today: one SQL statement, however many people and settings. */
@Component
class SettingsOfPeople {

    private static final String NAMED = """
            select value as number, i.patient_id as person, f.*
              from samtykke.patient_identity i
              join unnest(:systems::text[], :numbers::text[]) asked (system, value) using (system, value)
              left join samtykke.consent_fact f on f.patient_id = i.patient_id and f.readable
               and exists (select from unnest(:categories::text[], :controllers::text[]) k (category, controller)
                            where k.category = f.category and (k.controller = '' or k.controller = f.organization))
               and (:policy = '' or f.policy = :policy)
               and (f.starts_on is null or f.starts_on <= :today) and (f.ends_on is null or f.ends_on >= :today)
             order by f.category, f.policy, f.consent_id""";

    private static final String ALL = """
            select i.value as number, f.*
              from samtykke.consent_fact f
              join lateral (select value from samtykke.patient_identity
                             where patient_id = f.patient_id and in_use order by value limit 1) i on true
             where f.category = :category and (:controller = '' or f.organization = :controller) and f.readable
               and (:policy = '' or f.policy = :policy)
               and (f.starts_on is null or f.starts_on <= :today) and (f.ends_on is null or f.ends_on >= :today)
               and f.consent_id > :after
             order by f.consent_id limit :count""";

    private static final String ACTIVE = """
            select value as number, i.patient_id,
                   bool_or(f.category = 'platform-terms' and f.permits and f.readable and f.level = any (:levels::text[]))
                   and not bool_or(not f.readable or f.category in
                       ('self-access-closure', 'inactive-represented', 'emergency-block')) as active
              from samtykke.patient_identity i
              join unnest(:systems::text[], :numbers::text[]) asked (system, value) using (system, value)
              left join samtykke.consent_fact f on f.patient_id = i.patient_id
               and (f.starts_on is null or f.starts_on <= :today) and (f.ends_on is null or f.ends_on >= :today)
             group by value, i.patient_id""";

    private final JdbcClient database;
    private final Clock clock;

    SettingsOfPeople(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One who is known here, and what is told of her. */
    record Person<T>(String patientId, T told) {}

    /** Of all who have set something, one on a page. */
    record Listed(NationalId number, String patientId, SettingRow setting) {}

    /** What named people have set of these kinds. Whoever is not known is not there. */
    Map<NationalId, Person<List<SettingRow>>> of(
            Set<NationalId> numbers, Collection<SettingKind> kinds, Optional<String> policy) {
        var found = new HashMap<NationalId, Person<List<SettingRow>>>();
        database.sql(NAMED)
                .param("systems", each(numbers, NationalId::system))
                .param("numbers", each(numbers, NationalId::value))
                .param(
                        "categories",
                        kinds.stream().map(kind -> kind.category().code()).toArray(String[]::new))
                .param(
                        "controllers",
                        kinds.stream().map(kind -> kind.controller().orElse("")).toArray(String[]::new))
                .param("policy", policy.orElse(""))
                .param("today", LocalDate.now(clock))
                .query(row -> {
                    String patient = text(row.getString("person"));
                    var number = new NationalId(row.getString("number"));
                    var person = found.computeIfAbsent(number, _ -> new Person<>(patient, new ArrayList<>()));
                    if (row.getString("consent_id") != null) {
                        person.told().add(SettingRow.of(row));
                    }
                });
        return found;
    }

    /** Those who have set something of this kind, in an order of its own, after that Consent. */
    List<Listed> having(SettingKind kind, Optional<String> policy, String after, int count) {
        return database.sql(ALL)
                .param("category", kind.category().code())
                .param("controller", kind.controller().orElse(""))
                .param("policy", policy.orElse(""))
                .param("today", LocalDate.now(clock))
                .param("after", after)
                .param("count", count)
                .query((row, _) -> new Listed(
                        new NationalId(row.getString("number")), row.getString("patient_id"), SettingRow.of(row)))
                .list();
    }

    /** Who of them uses this platform, at that level or above. Whoever is not known is not there. */
    Map<NationalId, Person<Boolean>> active(Set<NationalId> numbers, ConsentLevel level) {
        var found = new HashMap<NationalId, Person<Boolean>>();
        database.sql(ACTIVE)
                .param("systems", each(numbers, NationalId::system))
                .param("numbers", each(numbers, NationalId::value))
                .param("levels", levelsFrom(level))
                .param("today", LocalDate.now(clock))
                .query(row -> {
                    found.put(
                            new NationalId(row.getString("number")),
                            new Person<>(text(row.getString("patient_id")), row.getBoolean("active")));
                });
        return found;
    }

    private static String[] levelsFrom(ConsentLevel level) {
        return Arrays.stream(ConsentLevel.values())
                .filter(one -> one.reaches(level))
                .map(ConsentLevel::code)
                .toArray(String[]::new);
    }

    /** In the same order for the same set. */
    private static String[] each(Set<NationalId> numbers, Function<NationalId, String> part) {
        return numbers.stream().map(part).toArray(String[]::new);
    }

    private static String text(String value) {
        return Objects.requireNonNull(value);
    }
}
