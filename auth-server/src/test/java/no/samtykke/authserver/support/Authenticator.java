package no.samtykke.authserver.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import no.samtykke.authserver.server.Secret;

/**
 * A phone that keeps one passkey and does what it is told: right as it stands, so a test says only what is different.
 * Together with a browser that vouches for the origin (WebAuthn Level 3, 6).
 */
public final class Authenticator {

    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int HAS_KEY = 0x40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair key = newKey();
    private final byte[] credentialId = Secret.digest(Secret.fresh());
    private String origin = Neighbourhood.issuer();
    private String host = "localhost";
    private boolean verifiesUser = true;
    private int counter;
    private String userHandle = "";

    public Authenticator at(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    public Authenticator forHost(String otherHost) {
        host = otherHost;
        return this;
    }

    public Authenticator verifiesUser(boolean now) {
        verifiesUser = now;
        return this;
    }

    public Authenticator countsFrom(int next) {
        counter = next;
        return this;
    }

    public Authenticator calledBy(String otherHandle) {
        userHandle = otherHandle;
        return this;
    }

    /** Makes the passkey that the options ask for. The answer is what the script sends. */
    public String create(JsonNode options) {
        userHandle = options.path("user").path("id").asText();
        var attestation = new LinkedHashMap<String, Object>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", data(HAS_KEY, keyData()));
        var response = new LinkedHashMap<String, Object>();
        try {
            response.put("attestationObject", text(new CBORMapper().writeValueAsBytes(attestation)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        response.put("clientDataJSON", text(clientData("webauthn.create", options)));
        return credential(response);
    }

    /** Signs the challenge of the options. The answer is what the script sends. */
    public String get(JsonNode options) {
        counter++;
        var clientData = clientData("webauthn.get", options);
        var data = data(0, new byte[0]);
        var response = new LinkedHashMap<String, Object>();
        response.put("authenticatorData", text(data));
        response.put("clientDataJSON", text(clientData));
        response.put("signature", text(signed(data, clientData)));
        response.put("userHandle", userHandle);
        return credential(response);
    }

    private String credential(Map<String, Object> response) {
        var all = new LinkedHashMap<String, Object>();
        all.put("id", text(credentialId));
        all.put("rawId", text(credentialId));
        all.put("type", "public-key");
        all.put("clientExtensionResults", Map.of());
        all.put("response", response);
        return json(all);
    }

    private byte[] clientData(String type, JsonNode options) {
        var all = new LinkedHashMap<String, Object>();
        all.put("type", type);
        all.put("challenge", options.path("challenge").asText());
        all.put("origin", origin);
        all.put("crossOrigin", false);
        return json(all).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int flags, byte[] more) {
        int all = flags | USER_PRESENT | (verifiesUser ? USER_VERIFIED : 0);
        return ByteBuffer.allocate(37 + more.length)
                .put(Secret.digest(host))
                .put((byte) all)
                .putInt(counter)
                .put(more)
                .array();
    }

    private byte[] keyData() {
        var cose = EC2COSEKey.create((ECPublicKey) key.getPublic(), COSEAlgorithmIdentifier.ES256);
        var bytes = new ObjectConverter().getCborConverter().writeValueAsBytes(cose);
        return ByteBuffer.allocate(16 + 2 + credentialId.length + bytes.length)
                .put(new byte[16])
                .putShort((short) credentialId.length)
                .put(credentialId)
                .put(bytes)
                .array();
    }

    private byte[] signed(byte[] data, byte[] clientData) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(MessageDigest.getInstance("SHA-256").digest(clientData));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
