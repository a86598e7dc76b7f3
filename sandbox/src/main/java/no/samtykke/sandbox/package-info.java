/**
 * Everything on embedded parts in one command: people who do not exist, stand-ins for ID-porten and the population
 * register, and a launcher that starts them together with the real servers.
 *
 * <p>Rule of the module: no server depends on it, and it depends on no server. Fake log-ins exist only here.
 */
@NullMarked
package no.samtykke.sandbox;

import org.jspecify.annotations.NullMarked;
