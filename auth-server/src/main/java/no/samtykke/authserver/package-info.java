/** Logs people in through ID-porten, asks on whose behalf and what an app may do, and issues SMART tokens. */
@NullMarked
package no.samtykke.authserver;

import org.jspecify.annotations.NullMarked;
