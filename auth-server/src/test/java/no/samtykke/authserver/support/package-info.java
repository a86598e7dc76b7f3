/** The neighbours of the auth-server and the people and apps that use it, for tests. */
@NullMarked
package no.samtykke.authserver.support;

import org.jspecify.annotations.NullMarked;
