package no.samtykke.sandbox.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import no.samtykke.sandbox.hospital.Entry.Answered;
import no.samtykke.sandbox.hospital.Entry.Heard;
import no.samtykke.sandbox.hospital.Entry.Way;
import no.samtykke.sandbox.hospital.Entry.Written;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HospitalRegisterTest {

    private static final Instant FIRST = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(1);
    private static final String PERSON = "21867349844";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("hospital.journal");
    }

    @Test
    void all_that_was_kept_is_there_after_a_new_start() throws IOException {
        try (var register = HospitalRegister.open(file)) {
            register.note(List.of(heard("one", FIRST, true), new Entry.Followed("place-7")));
            register.note(new Written(wish("first", "one")));
            register.note(new Entry.Again("key-one", LATER));
        }

        try (var register = HospitalRegister.open(file)) {
            assertThat(register.heard())
                    .extracting(heard -> heard.setting().consent())
                    .containsExactly("one");
            assertThat(register.cursor()).isEqualTo("place-7");
            assertThat(register.waiting()).containsExactly(wish("first", "one"));
            assertThat(register.hasTaken("key-one")).isTrue();
            assertThat(register.repeated()).isOne();
        }
    }

    @Test
    void half_a_line_is_forgotten_and_what_comes_after_it_is_not() throws IOException {
        try (var register = HospitalRegister.open(file)) {
            register.note(heard("one", FIRST, true));
        }
        Files.writeString(file, "{\"entry\":\"heard\",\"setting\":{\"cons", StandardOpenOption.APPEND);
        try (var register = HospitalRegister.open(file)) {
            register.note(heard("two", FIRST, true));
        }

        try (var register = HospitalRegister.open(file)) {
            assertThat(register.heard())
                    .extracting(heard -> heard.setting().consent())
                    .containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    void what_is_told_late_does_not_take_the_place_of_what_came_after_it() throws IOException {
        try (var register = HospitalRegister.open(file)) {
            register.note(heard("one", LATER, null));
            register.note(heard("one", FIRST, true));

            assertThat(register.heard()).noneMatch(heard -> heard.setting().counts());
            assertThat(register.standing(heard("one", FIRST, true).setting().place()))
                    .isEmpty();
        }
    }

    @Test
    void the_next_decision_is_on_top_of_what_became_of_the_first() throws IOException {
        try (var register = HospitalRegister.open(file)) {
            register.note(List.of(new Written(wish("first", "")), new Written(wish("second", ""))));
            assertThat(register.toBring(10)).extracting(Wish::id).containsExactly("first");

            register.note(new Answered("first", "registered", "made", "", LATER));

            assertThat(register.toBring(10)).containsExactly(wish("second", "made"));
            assertThat(register.disagreements()).isEmpty();
        }
    }

    @Test
    void what_is_the_later_is_brought_again_on_top_of_what_stands() throws IOException {
        try (var register = HospitalRegister.open(file)) {
            register.note(new Written(wish("first", "")));
            register.note(new Answered("first", Answered.NOT_YET, "other", "", LATER));

            assertThat(register.toBring(10)).containsExactly(wish("first", "other"));
            assertThat(register.disagreements()).isEmpty();
        }
    }

    @Test
    void a_conflict_is_shown_to_staff() throws IOException {
        try (var register = HospitalRegister.open(file)) {
            register.note(new Written(wish("first", "")));
            register.note(new Answered("first", "conflict", "other", "", LATER));

            assertThat(register.disagreements())
                    .singleElement()
                    .satisfies(one -> assertThat(one.consent()).isEqualTo("other"));
            assertThat(register.waiting()).isEmpty();
        }
    }

    private static Heard heard(String consent, Instant recorded, @Nullable Boolean permits) {
        var setting =
                new Setting(consent, PERSON, "research-consent", "983974724", "urn:heart", "given", recorded, permits);
        return new Heard(setting, Way.PUSH, "key-" + consent, recorded);
    }

    private static Wish wish(String id, String knew) {
        return new Wish(id, PERSON, "research-consent", "983974724", "urn:heart", true, FIRST, "Paper", knew);
    }
}
