package no.samtykke.e2e.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands that a page gives, and what they print.
 *
 * @param answer as the page has it; {@code …} stands for anything within a line
 */
record Step(String commands, String answer) {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern BLOCKS =
            Pattern.compile("```sh\n(?<commands>.*?)```\n\n```(?:json|text)\n(?<answer>.*?)```", Pattern.DOTALL);

    /**
     * All of a page. One that prints nothing is not to be there: nobody could hold it against anything.
     *
     * @param page its path in the repository
     */
    static List<Step> of(String page) {
        var text = read(page);
        var steps = BLOCKS.matcher(text)
                .results()
                .map(found -> new Step(found.group("commands"), found.group("answer")))
                .toList();
        if (steps.size() != text.split("```sh\n", -1).length - 1) {
            throw new IllegalStateException(page + " has commands without an answer below them");
        }
        return steps;
    }

    /** The same with something else in place of what the page has. */
    Step with(String there, Object here) {
        return new Step(commands.replace(there, here.toString()), answer.replace(there, here.toString()));
    }

    Pattern expected() {
        return Pattern.compile(
                Arrays.stream(answer.strip().split("…", -1)).map(Pattern::quote).collect(Collectors.joining("[^\n]*")));
    }

    private static String read(String page) {
        try {
            return Files.readString(REPOSITORY.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
