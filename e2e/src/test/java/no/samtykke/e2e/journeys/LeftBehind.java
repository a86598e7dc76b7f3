package no.samtykke.e2e.journeys;

import java.util.List;
import no.samtykke.e2e.canary.Canary;
import no.samtykke.e2e.canary.Rows;
import no.samtykke.e2e.stack.Databases.TableSize;
import no.samtykke.e2e.stack.Stack;

/** What a visit leaves in PostgreSQL. */
final class LeftBehind {

    private LeftBehind() {}

    /**
     * Rows of every table of the fhir-server but the usage log, which keeps that someone logged in, and her session.
     */
    static List<TableSize> count(Stack stack) {
        return stack.tableSizes("fhir").stream()
                .filter(size ->
                        !size.table().contains("usage_log") && !size.table().endsWith("login_session"))
                .toList();
    }

    /** Tables of either database with rows that have the text in any column. */
    static List<String> mentions(Stack stack, String text) {
        return new Rows(stack).with(new Canary(text));
    }
}
