package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import no.samtykke.sandbox.loopback.Json;

/** A receipt of fhir-server, checked as anybody may: with its public keys, and with the salt for who it is about. */
record Receipt(String compact, String salt) {

    /** What an Ed25519 key begins with before it is the key itself (RFC 8410). */
    private static final String PREFIX = "302a300506032b6570032100";

    /** @param keys a JWK Set */
    boolean isSignedBy(JsonNode keys) {
        String[] parts = parts();
        String kid = json(parts[0]).path("kid").asText();
        return keys.path("keys")
                .valueStream()
                .filter(key -> key.path("kid").asText().equals(kid))
                .anyMatch(key -> verifies(key.path("x").asText(), parts));
    }

    boolean isAbout(String number) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((salt + number).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(hash)
                    .equals(claims().at("/asked/person").asText());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode claims() {
        return json(parts()[1]);
    }

    private String[] parts() {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no receipt");
        }
        return parts;
    }

    private static boolean verifies(String x, String[] parts) {
        try {
            byte[] key = HexFormat.of().parseHex(PREFIX + HexFormat.of().formatHex(bytes(x)));
            var check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
            check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return check.verify(bytes(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return Json.MAPPER.readTree(bytes(part));
        } catch (IOException e) {
            throw new IllegalArgumentException("no receipt", e);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
