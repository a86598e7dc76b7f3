package no.samtykke.fhirserver.usagelog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question to the log of one patient.
 *
 * @param conditions SQL over the table's columns, without user input in it
 * @param arguments of the conditions, in their order
 * @param count entries on a page; 0 asks for the number of entries only
 * @param after the entry that the page before ended with
 */
record LogQuery(
        List<String> conditions,
        List<Object> arguments,
        boolean oldestFirst,
        int count,
        @Nullable Cursor after,
        boolean withTotal) {

    LogQuery {
        conditions = List.copyOf(conditions);
        arguments = List.copyOf(arguments);
    }

    /** Gathers conditions; each narrows what the ones before let through. */
    static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        void add(String condition, Object... values) {
            conditions.add(condition);
            arguments.addAll(List.of(values));
        }

        void addOneOf(String column, Collection<String> values) {
            add(column + " = any(?)", (Object) values.toArray(String[]::new));
        }

        void addNothing() {
            add("false");
        }

        List<String> conditions() {
            return conditions;
        }

        List<Object> arguments() {
            return arguments;
        }
    }
}
