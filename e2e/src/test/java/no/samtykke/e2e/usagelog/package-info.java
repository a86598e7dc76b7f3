/** Whether every use of the servers is in the usage log, once, whatever happens to the servers meanwhile. */
@NullMarked
package no.samtykke.e2e.usagelog;

import org.jspecify.annotations.NullMarked;
