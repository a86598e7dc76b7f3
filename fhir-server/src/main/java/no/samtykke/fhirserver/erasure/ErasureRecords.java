package no.samtykke.fhirserver.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That people were erased: whom, only as a keyed hash of the Patient id, and how much went and stayed. */
@Component
class ErasureRecords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final JdbcClient database;
    private final JsonMapper json = new JsonMapper();

    ErasureRecords(JdbcClient database) {
        this.database = database;
    }

    void write(ErasurePlan plan, OffsetDateTime at) {
        long number = database.sql("""
                        insert into samtykke.erasure (person, erased_at, removed, kept)
                        values (?, ?, cast(? as jsonb), cast(? as jsonb)) returning number""")
                .params(hash(plan.patientId()), at, text(plan.removedCounts()), text(plan.keptCounts()))
                .query(Long.class)
                .single();
        database.sql("insert into samtykke.erasure_untold (number, patient_id) values (?, ?)")
                .params(number, plan.patientId())
                .update();
    }

    private byte[] hash(String patientId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return mac.doFinal(patientId.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Made by the node that needs it first. */
    private byte[] key() {
        byte[] made = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(made);
        database.sql("insert into samtykke.erasure_key (key) values (?) on conflict do nothing")
                .param(made)
                .update();
        return database.sql("select key from samtykke.erasure_key")
                .query(byte[].class)
                .single();
    }

    private String text(Map<String, Integer> counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
