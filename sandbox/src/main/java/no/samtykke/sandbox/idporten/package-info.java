/**
 * A stand-in for ID-porten: a real OpenID provider whose people are synthetic and whose log-in page asks no secret.
 *
 * <p>Rule of the room: towards its client it is as strict as ID-porten. Redirect addresses are registered and exact,
 * PKCE with S256, state and nonce are required, the client proves itself with private_key_jwt, a code works once. Only
 * the person is taken at her word. mock-oauth2-server would have been less work and checks none of these.
 *
 * <p>Start reading at {@link no.samtykke.sandbox.idporten.Provider}.
 */
@NullMarked
package no.samtykke.sandbox.idporten;

import org.jspecify.annotations.NullMarked;
