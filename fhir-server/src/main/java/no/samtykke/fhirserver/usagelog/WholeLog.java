package no.samtykke.fhirserver.usagelog;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Goes through all of one patient's log, newest first, and never holds more than a page of it. */
@Component
public class WholeLog {

    /** Entries that are read by one statement. */
    public static final int PAGE = 1000;

    private final LogPages pages;

    WholeLog(LogPages pages) {
        this.pages = pages;
    }

    /** What is written meanwhile is not told. */
    public void each(String patient, Consumer<UsageEntry> told) {
        Cursor after = null;
        boolean more = true;
        while (more) {
            // One more than the page is read, and told again as the first of the next.
            var page = pages.page(patient, new LogQuery(List.of(), List.of(), false, PAGE - 1, after, false));
            more = page.size() == PAGE;
            for (var entry : more ? page.subList(0, PAGE - 1) : page) {
                told.accept(entry);
                after = Cursor.at(entry);
            }
        }
    }
}
