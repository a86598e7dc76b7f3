package no.samtykke.sandbox.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import no.bekk.bekkopen.person.FodselsnummerValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticPeopleTest {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private final People people = on("2026-11-22", List.of());

    @Test
    void every_number_is_synthetic_right_and_nobody_elses() {
        var numbers =
                people.people().stream().flatMap(SyntheticPeopleTest::numbers).toList();

        assertThat(numbers).hasSizeGreaterThan(30).doesNotHaveDuplicates().allMatch(NationalId::isSynthetic);
    }

    @Test
    void another_implementation_finds_the_control_digits_right() {
        FodselsnummerValidator.ALLOW_SYNTHETIC_NUMBERS = true;

        assertThat(people.people().stream().flatMap(SyntheticPeopleTest::numbers))
                .allMatch(FodselsnummerValidator::isValid);
    }

    @Test
    void a_number_says_the_birth_date_and_the_sex() {
        for (Person person : people.people()) {
            int day = Integer.parseInt(person.pid().substring(0, 2));
            int month = Integer.parseInt(person.pid().substring(2, 4));
            int individual = Integer.parseInt(person.pid().substring(6, 9));
            assertThat(day > 40 ? day - 40 : day).isEqualTo(person.birthDate().getDayOfMonth());
            assertThat(month - 80).isEqualTo(person.birthDate().getMonthValue());
            assertThat(individual % 2).isEqualTo(person.sex() == Sex.MALE ? 1 : 0);
        }
    }

    @ParameterizedTest(name = "on {0} emma is 15 until tomorrow and jonas is 16")
    @CsvSource({"2026-11-22", "2027-02-28", "2028-02-28", "2028-02-29", "2026-12-31", "2027-03-28"})
    void one_turns_16_tomorrow_and_one_turned_16_today(String day) {
        var today = LocalDate.parse(day);
        var then = on(day, List.of());

        assertThat(age(then, "emma", today)).isEqualTo(15);
        assertThat(age(then, "emma", today.plusDays(1))).isEqualTo(16);
        assertThat(age(then, "jonas", today.minusDays(1))).isEqualTo(15);
        assertThat(age(then, "jonas", today)).isEqualTo(16);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"ola, 8", "nora, 14", "leo, 9", "ida, 10", "selma, 15", "tuva, 7", "ingrid, 17"})
    void ages_hold_for_a_month(String id, int age) {
        assertThat(age(people, id, people.generatedOn())).isEqualTo(age);
        assertThat(age(people, id, people.generatedOn().plusDays(30))).isEqualTo(age);
    }

    @Test
    void today_is_today_in_norway() {
        var justAfterMidnightInOslo = Clock.fixed(
                LocalDate.parse("2026-11-22").atTime(0, 30).atZone(NORWAY).toInstant(), ZoneId.of("UTC"));

        assertThat(SyntheticPeople.generate(justAfterMidnightInOslo, List.of()).generatedOn())
                .isEqualTo("2026-11-22");
    }

    @Test
    void ola_lives_with_both_parents_leo_with_one_ida_with_none() {
        assertThat(people.shareAddress("ola", "kari")).isTrue();
        assertThat(people.shareAddress("ola", "per")).isTrue();
        assertThat(people.shareAddress("leo", "mona")).isTrue();
        assertThat(people.shareAddress("leo", "jens")).isFalse();
        assertThat(people.shareAddress("ida", "siri")).isFalse();
        assertThat(people.shareAddress("ida", "anders")).isFalse();
    }

    @Test
    void nobody_is_known_to_share_a_strictly_confidential_address() {
        assertThat(people.shareAddress("tuva", "sigrid")).isFalse();
        assertThat(people.byId("sigrid").registeredAddress()).isEmpty();
    }

    @Test
    void the_same_day_gives_the_same_people() {
        assertThat(on("2026-11-22", List.of())).isEqualTo(people);
    }

    @Test
    void every_bundle_gets_a_citizen_and_a_child_gets_a_parent() {
        var adult = new HealthBundle("Liz_Conn.json", "Liz", "Conn", LocalDate.parse("1986-11-28"), Sex.FEMALE);
        var child = new HealthBundle("Luigi.json", "Luigi", "Wiegand", LocalDate.parse("2020-10-20"), Sex.MALE);
        var namesake = new HealthBundle("Liz_Other.json", "Liz", "Other", LocalDate.parse("1990-01-01"), Sex.FEMALE);

        var all = on("2026-11-22", List.of(adult, child, namesake));

        assertThat(all.byId("liz").birthDate()).isEqualTo("1986-11-28");
        assertThat(all.byId("luigi").bundleFile()).contains("Luigi.json");
        assertThat(all.byId("liz2").family()).isEqualTo("Other");
        assertThat(all.relationsTo(all.byId("luigi")))
                .extracting(Relation::from)
                .containsExactly("luigi-mor");
        assertThat(all.shareAddress("luigi", "luigi-mor")).isTrue();
    }

    @Test
    void without_bundles_adults_have_generated_data() {
        assertThat(Stream.of("liz", "luigi", "ned", "edward", "michael", "stanley", "xavier"))
                .allMatch(id -> age(people, id, people.generatedOn()) >= 18);
    }

    @Test
    void special_log_ins_have_the_old_numbers_none_and_a_wrong_one() {
        var logins = SpecialLogins.of(people);

        assertThat(logins)
                .extracting(SpecialLogins.SpecialLogin::value)
                .containsExactly("nina-old", "pavel-old", "no-pid", "bad-checksum", "not-in-register");
        assertThat(logins.get(1).pid())
                .satisfies(pid ->
                        assertThat(NationalId.system(String.valueOf(pid))).isEqualTo(NationalId.D_NUMBER));
        assertThat(NationalId.isSynthetic(String.valueOf(logins.get(3).pid()))).isFalse();
        assertThat(NationalId.isSynthetic(String.valueOf(logins.get(4).pid()))).isTrue();
    }

    @Test
    void people_are_the_same_after_a_round_through_the_file(@TempDir Path folder) {
        var file = new PeopleFile(folder.resolve("people.json"));

        file.write(people);

        assertThat(file.read()).isEqualTo(people);
    }

    @Test
    void a_relation_to_nobody_is_refused() {
        var stray = new Relation("kari", "nobody", Relation.Kind.KINSHIP, "mor", null);

        assertThatThrownBy(() -> new People(people.generatedOn(), people.people(), List.of(stray)))
                .hasMessageContaining("not among the people");
    }

    private static People on(String day, List<HealthBundle> bundles) {
        var noon = LocalDate.parse(day).atTime(12, 0).atZone(NORWAY).toInstant();
        return SyntheticPeople.generate(Clock.fixed(noon, NORWAY), bundles);
    }

    private static int age(People people, String id, LocalDate day) {
        return Period.between(people.byId(id).birthDate(), day).getYears();
    }

    private static Stream<String> numbers(Person person) {
        return Stream.concat(
                Stream.of(person.pid()), person.formerPids().stream().map(FormerPid::pid));
    }
}
