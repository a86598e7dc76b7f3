package no.samtykke.authserver.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJackson2Module;
import org.springframework.stereotype.Component;

/** What browsers send of passkeys, and what we send them (WebAuthn Level 3, 5.1.8 to 5.1.10). */
@Component
class WebAuthnJson {

    private static final int LONGEST = 16 * 1024;

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new WebauthnJackson2Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Object options) {
        try {
            return json.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Options cannot be written", e);
        }
    }

    Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> readNew(String text) {
        return read(text, new TypeReference<>() {});
    }

    Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> readUsed(String text) {
        return read(text, new TypeReference<>() {});
    }

    /** The challenge that a browser says was signed. */
    Optional<Bytes> challengeIn(Bytes clientData) {
        try {
            var challenge = json.readTree(clientData.getBytes()).path("challenge");
            return challenge.isTextual() ? Optional.of(Bytes.fromBase64(challenge.asText())) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(String text, TypeReference<T> type) {
        try {
            return text.length() > LONGEST ? Optional.empty() : Optional.ofNullable(json.readValue(text, type));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
