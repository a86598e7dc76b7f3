package no.samtykke.e2e.usagelog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rows that a lane must have left, in order; what was never answered may have left one or none. */
final class Expected {

    private static final int FIRST_REFUSAL = 400;

    private final StringBuilder rows = new StringBuilder();
    private final List<String> surprises = new ArrayList<>();
    private int answered;

    void add(Use use, int status) {
        boolean served = status < FIRST_REFUSAL;
        if (served != use.isPermitted()) {
            surprises.add(use.method() + " " + use.path() + ": " + status);
        }
        rows.append(Pattern.quote(use.row())).append(' ');
        answered++;
    }

    void addUnanswered(Use use) {
        rows.append("(").append(Pattern.quote(use.row())).append(" )?");
    }

    boolean isMetBy(String sequence) {
        return Pattern.matches(rows.toString(), sequence);
    }

    int answered() {
        return answered;
    }

    /** Answers that no rule explains: the load would not be what it says. */
    List<String> surprises() {
        return surprises;
    }

    @Override
    public String toString() {
        return rows.toString().replace("\\Q", "").replace("\\E", "");
    }
}
