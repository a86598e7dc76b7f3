package no.samtykke.ig.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page in the jar tells of this build: what was given to the validator, and that nothing was found. */
class QualityPageIT {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path PAGE = CLASSES.resolve("ig-site/qa.html");
    private static final Pattern ALL =
            Pattern.compile("All</th>\\s*<td>(\\d+)</td>\\s*<td>0</td>\\s*<td>0</td>\\s*<td>[1-9]\\d*</td>");

    @Test
    void tellsWhatTheValidatorFoundInThisBuild() throws IOException {
        var all = ALL.matcher(Files.readString(PAGE));
        assertThat(all.find())
                .as("a line of all that has neither errors nor warnings")
                .isTrue();
        int resources =
                Guide.read(BuildGuide.folders(Path.of(".."))).resources().size();
        // The guide itself is packed in another form than SUSHI wrote, and is not given to the validator.
        assertThat(Integer.parseInt(all.group(1))).isEqualTo(resources - 1);
        assertThat(Files.readString(PAGE)).doesNotContain("ran no checks");
    }

    @Test
    void isTheSameWheneverTheSameWasFound() throws IOException {
        byte[] first = Files.readAllBytes(PAGE);
        BuildQualityPage.main(new String[] {CLASSES.toString(), ".."});
        assertThat(PAGE).hasBinaryContent(first);
    }
}
