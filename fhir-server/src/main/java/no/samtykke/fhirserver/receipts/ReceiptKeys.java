package no.samtykke.fhirserver.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys of {@link ReceiptProperties}: the first one signs, the public halves of all are told. */
@Component
class ReceiptKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final JOSEObjectType TYPE = new JOSEObjectType("samtykke-receipt+jwt");

    private final String kid;
    private final PrivateKey signing;
    private final String published;

    ReceiptKeys(ReceiptProperties properties) {
        var keys = read(properties.keys());
        try {
            this.kid = keys.getFirst().getKeyID();
            this.signing = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, keys.getFirst().getDecodedD()));
        } catch (GeneralSecurityException _) {
            throw refusal("is no JWK Set of private Ed25519 keys");
        }
        this.published = new JWKSet(List.<JWK>copyOf(keys)).toString(true);
    }

    /** A JWS in its compact form. */
    String sign(String payload) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.EdDSA).type(TYPE).keyID(kid).build();
        String input = header.toBase64URL() + "." + Base64URL.encode(payload);
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(signing);
            signer.update(input.getBytes(US_ASCII));
            return input + "." + Base64URL.encode(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read does not sign", e);
        }
    }

    /** A JWK Set of public keys. */
    String published() {
        return published;
    }

    private static List<OctetKeyPair> read(@Nullable Path file) {
        if (file == null) {
            throw refusal("is not set");
        }
        try {
            var keys = new ArrayList<OctetKeyPair>();
            for (var key : JWKSet.load(file.toFile()).getKeys()) {
                keys.add(named(key.toOctetKeyPair()));
            }
            if (keys.isEmpty()) {
                throw refusal("holds no key");
            }
            return keys;
        } catch (IOException _) {
            throw refusal("names no file that can be read");
        } catch (ParseException | JOSEException | ClassCastException _) {
            throw refusal("is no JWK Set of private Ed25519 keys");
        }
    }

    /** Named by its thumbprint, so that no two keys have the same name. */
    private static OctetKeyPair named(OctetKeyPair key) throws JOSEException {
        if (!Curve.Ed25519.equals(key.getCurve()) || !key.isPrivate()) {
            throw refusal("is no JWK Set of private Ed25519 keys");
        }
        return new OctetKeyPair.Builder(Curve.Ed25519, key.getX())
                .d(key.getD())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.EdDSA)
                .keyIDFromThumbprint()
                .build();
    }

    private static IllegalArgumentException refusal(String what) {
        return new IllegalArgumentException(ReceiptProperties.KEYS + " " + what);
    }
}
