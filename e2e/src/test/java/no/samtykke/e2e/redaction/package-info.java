/** What no log may hold, looked for in all that the whole suite has written. */
@NullMarked
package no.samtykke.e2e.redaction;

import org.jspecify.annotations.NullMarked;
