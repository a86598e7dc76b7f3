package no.samtykke.fhirserver.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.bulk.BoundedLines.TooLarge;
import org.junit.jupiter.api.Test;

/** Lines are read as they come, and no more than may be. */
class BoundedLinesTest {

    @Test
    void lines_are_counted_from_one_whatever_ends_them() throws Exception {
        assertThat(all("a\r\n\nå", 3)).containsExactly("1 a", "2 ", "3 å");
        assertThat(all("", 3)).isEmpty();
        assertThat(all("a\n", 1)).containsExactly("1 a");
    }

    @Test
    void a_line_that_is_too_long_and_one_too_many_are_refused() throws Exception {
        assertThat(all("x".repeat(65_536), 1)).hasSize(1);
        assertThatThrownBy(() -> all("x".repeat(65_537), 1)).isInstanceOf(TooLarge.class);
        assertThatThrownBy(() -> all("a\nb", 1)).isInstanceOf(TooLarge.class);
    }

    private static List<String> all(String text, int most) throws IOException, TooLarge {
        var lines = new BoundedLines(new ByteArrayInputStream(text.getBytes(UTF_8)), most);
        var all = new ArrayList<String>();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get().number() + " " + line.get().text());
        }
        return all;
    }
}
