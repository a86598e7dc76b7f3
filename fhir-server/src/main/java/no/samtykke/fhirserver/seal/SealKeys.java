package no.samtykke.fhirserver.seal;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The keys of {@link SealProperties}: the first one seals, all of them vouch for what they sealed. */
@Component
public class SealKeys {

    private final String log;
    private final List<SealKey> keys;

    @Autowired
    SealKeys(SealProperties properties, SmartProperties server) {
        this(properties.keys(), nameOf(server));
    }

    /**
     * Keys of a log that is called something else.
     *
     * @param file with a JWK Set; nothing of it stands in what is thrown
     * @param log without white space and plus signs
     */
    public SealKeys(@Nullable Path file, String log) {
        this.log = log;
        this.keys = read(file, log);
    }

    /** What the log is called in its checkpoints: where the server is, and that it is its usage log. */
    String log() {
        return log;
    }

    /** The code that an entry is written with. */
    public byte[] codeOf(EntryText entry) {
        return keys.getFirst().code(entry);
    }

    /** Whether an entry was written by a server that has one of the keys. */
    boolean wrote(EntryText entry) {
        byte[] code = entry.mac();
        return code != null && keys.stream().anyMatch(key -> MessageDigest.isEqual(key.code(entry), code));
    }

    String sign(String text) {
        return keys.getFirst().note(text);
    }

    boolean signed(String note) {
        return keys.stream().anyMatch(key -> key.signed(note));
    }

    List<String> verifierKeys() {
        return keys.stream().map(SealKey::verifierKey).toList();
    }

    private static String nameOf(SmartProperties server) {
        return server.base().getAuthority() + "/usage-log";
    }

    private static List<SealKey> read(@Nullable Path file, String log) {
        if (file == null) {
            throw refusal("is not set");
        }
        try {
            var keys = new ArrayList<SealKey>();
            for (var key : JWKSet.load(file.toFile()).getKeys()) {
                keys.add(new SealKey(log, key.toOctetKeyPair()));
            }
            if (keys.isEmpty()) {
                throw refusal("holds no key");
            }
            return List.copyOf(keys);
        } catch (IOException _) {
            throw refusal("names no file that can be read");
        } catch (ParseException | GeneralSecurityException | ClassCastException _) {
            throw refusal("is no JWK Set of private Ed25519 keys");
        }
    }

    private static IllegalArgumentException refusal(String what) {
        return new IllegalArgumentException(SealProperties.KEYS + " " + what);
    }
}
