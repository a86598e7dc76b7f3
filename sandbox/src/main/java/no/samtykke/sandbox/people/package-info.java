/**
 * The synthetic people of the sandbox: who they are, who may act for whom, and their numbers.
 *
 * <p>They are made once, relative to the day of the first start, and then kept in {@code people.json}: the child that
 * turns 16 tomorrow does so on one day only. Every number has the month plus 80, so none can belong to anybody.
 *
 * <p>Start reading at {@link no.samtykke.sandbox.people.SyntheticPeople}.
 */
@NullMarked
package no.samtykke.sandbox.people;

import org.jspecify.annotations.NullMarked;
