package no.samtykke.authserver.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AClientChangesItsKeysTest extends PublishedKeys {

    @Test
    void a_new_key_is_found_and_an_old_one_is_forgotten_after_five_minutes() {
        accepts(first);

        publishes(second);
        time.now = time.now.plusSeconds(31);
        accepts(second);
        refuses(first);
        assertThat(asked.size()).isBetween(2, 3);

        publishes(first);
        accepts(second);
        time.now = time.now.plus(Duration.ofMinutes(5)).plusSeconds(1);
        refuses(second);
        time.now = time.now.plusSeconds(31);
        accepts(first);
    }

    @ParameterizedTest(name = "{0}: {1} seconds")
    @CsvSource({
        "'public, max-age=60', 60",
        "Max-Age=60, 60",
        "max-age=86400, 300",
        "no-store, 0",
        "'max-age=600, no-cache', 0",
        "max-age=soon, 0"
    })
    void its_keys_are_kept_no_longer_than_it_says(String said, long seconds) {
        cacheControl = said;
        accepts(first);
        publishes(second);
        if (seconds > 0) {
            time.now = time.now.plusSeconds(seconds - 1);
            accepts(first);
            time.now = time.now.plusSeconds(2);
        }

        refuses(first);
    }

    @Test
    void whoever_lets_us_keep_nothing_is_still_not_called_each_time() {
        cacheControl = "no-store";
        for (int i = 0; i < 20; i++) {
            accepts(first);
        }

        assertThat(asked.size()).isLessThanOrEqualTo(2);
    }

    @Test
    void unknown_keys_do_not_make_us_ask_again_and_again() {
        accepts(first);
        for (int i = 0; i < 20; i++) {
            refuses(second);
        }

        assertThat(asked.size()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 404, 500})
    void nothing_is_proved_when_the_keys_are_not_given_and_no_redirect_is_followed(int answer) {
        status = answer;

        refuses(first);
        assertThat(asked).doesNotContain("/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "<html>", "{\"keys\":[{\"kty\":\"EC\"}]}"})
    void nothing_is_proved_by_what_is_no_set_of_keys(String answer) {
        published = answer;

        refuses(first);
    }

    @Test
    void nothing_is_proved_by_a_set_too_large() {
        published = published + " ".repeat(60 * 1024);

        refuses(first);
    }

    @Test
    void nothing_is_proved_when_nobody_answers() {
        http.stop(0);

        refuses(first);
    }

    @Test
    void nothing_is_proved_when_they_come_too_slowly() {
        keys = new ClientKeys(KeySetDownload.within(Duration.ofMillis(300)), KeySetDownload.fromAnywhere(), time);
        slow = true;

        refuses(first);
        slow = false;
        time.now = time.now.plusSeconds(31);
        accepts(first);
    }
}
