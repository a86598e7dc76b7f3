package no.samtykke.e2e.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.ByteArrayOutputStream;
import java.text.ParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key of an app that hospitals encrypt documents to; only the app has its private half. */
public record SessionKey(ECKey key) {

    private static final String REGISTRATION = """
            {"resourceType":"Parameters","parameter":[
            {"name":"key","valueString":"%s"},{"name":"only-encrypted","valueBoolean":%s}]}""";

    /** The plain document, and what it is. */
    public record Decrypted(String contentType, byte[] content) {}

    public static SessionKey fresh() {
        try {
            return new SessionKey(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public Reply register(Fhir fhir, boolean onlyEncrypted) {
        var escaped = key.toPublicJWK().toJSONString().replace("\"", "\\\"");
        return fhir.post("$session-key", REGISTRATION.formatted(escaped, onlyEncrypted));
    }

    /** Refuses parts of another document, in another order, or without the last. */
    public Decrypted decrypt(String body) throws ParseException, JOSEException {
        var content = new ByteArrayOutputStream();
        var lines = body.strip().lines().toList();
        @Nullable Object document = null;
        var type = "";
        for (int i = 0; i < lines.size(); i++) {
            var part = JWEObject.parse(lines.get(i));
            var header = part.getHeader();
            part.decrypt(new ECDHDecrypter(key));
            document = i == 0 ? header.getCustomParam("doc") : document;
            type = header.getContentType();
            expect(Objects.equals(header.getCustomParam("doc"), document), "one document");
            expect(((Number) header.getCustomParam("part")).intValue() == i, "part " + i);
            expect(Boolean.TRUE.equals(header.getCustomParam("last")) == (i == lines.size() - 1), "last part");
            content.writeBytes(part.getPayload().toBytes());
        }
        return new Decrypted(type, content.toByteArray());
    }

    private static void expect(boolean held, String what) {
        if (!held) {
            throw new IllegalStateException("not " + what);
        }
    }
}
