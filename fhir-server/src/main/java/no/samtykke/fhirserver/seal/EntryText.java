package no.samtykke.fhirserver.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the usage log as the text that is sealed: two JSON objects without white space, their members in
 * alphabetical order and named as the columns are, without those that are null. The open one is shown to the person
 * whose entry it is; of the withheld one she is given the hash, since the log-in session in it may be another person's.
 */
public final class EntryText {

    /** Columns that are shown. */
    private static final List<String> OPEN = List.of(
            "id",
            "kind",
            "service",
            "action",
            "patient_id",
            "actor_id",
            "client_id",
            "client_name",
            "ground",
            "outcome",
            "reason");

    private static final List<String> WITHHELD = List.of("request_id", "sid");
    private static final String RECORDED = "recorded";
    private static final String DIGEST = "details_digest";
    private static final String MAC = "mac";
    private static final String TX = "tx";

    /** What {@link #read} needs. */
    static final String COLUMNS =
            String.join(", ", OPEN) + ", " + String.join(", ", WITHHELD) + ", recorded, details_digest, mac, tx";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UUID id;
    private final Map<String, String> open;
    private final Map<String, String> withheld;
    private final byte @Nullable [] mac;

    /** 0 for one that is not written yet. */
    private final long tx;

    private EntryText(UUID id, Map<String, String> open, Map<String, String> withheld, byte @Nullable [] mac, long tx) {
        this.id = id;
        this.open = open;
        this.withheld = withheld;
        this.mac = mac == null ? null : mac.clone();
        this.tx = tx;
    }

    /**
     * An entry that is about to be written.
     *
     * @param columns by name; without {@code recorded} and {@code mac}, null where the row is null, and bytes where it
     *     has bytes
     */
    public static EntryText of(UUID id, Instant recorded, Map<String, @Nullable Object> columns) {
        var open = texts(OPEN, columns::get);
        open.put(RECORDED, recorded.truncatedTo(ChronoUnit.MICROS).toString());
        var withheld = texts(WITHHELD, columns::get);
        if (columns.get(DIGEST) instanceof byte[] digest) {
            withheld.put(DIGEST, HexFormat.of().formatHex(digest));
        }
        return new EntryText(id, open, withheld, null, 0);
    }

    static EntryText read(ResultSet row) throws SQLException {
        var open = new TreeMap<String, String>();
        putAll(OPEN, row, open);
        open.put(
                RECORDED,
                row.getObject(RECORDED, OffsetDateTime.class).toInstant().toString());
        var withheld = new TreeMap<String, String>();
        putAll(WITHHELD, row, withheld);
        // Not as text: that differs with the way in which the driver fetches it.
        byte[] digest = row.getBytes(DIGEST);
        if (digest != null) {
            withheld.put(DIGEST, HexFormat.of().formatHex(digest));
        }
        return new EntryText(row.getObject("id", UUID.class), open, withheld, row.getBytes(MAC), row.getLong(TX));
    }

    /** Ids of entries begin with the millisecond they were made in (RFC 9562, version 7). */
    public static Instant millisecondOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> Short.SIZE);
    }

    UUID id() {
        return id;
    }

    Instant recorded() {
        return Instant.parse(requireNonNull(open.get(RECORDED)));
    }

    /** Over what the code of the entry is made: all of it, the code itself excepted. */
    byte[] unsealed() {
        return (json(open) + "\n" + json(withheld)).getBytes(UTF_8);
    }

    byte @Nullable [] mac() {
        return mac == null ? null : mac.clone();
    }

    String open() {
        return json(open);
    }

    /** The transaction that wrote it. */
    long tx() {
        return tx;
    }

    /** With the code of the entry and its transaction, so that none of its columns can be changed. */
    String withheld() {
        var all = new TreeMap<>(withheld);
        all.put(TX, Long.toString(tx));
        if (mac != null) {
            all.put(MAC, HexFormat.of().formatHex(mac));
        }
        return json(all);
    }

    private interface Columns {
        @Nullable
        Object get(String name);
    }

    private static TreeMap<String, String> texts(Collection<String> names, Columns columns) {
        var texts = new TreeMap<String, String>();
        for (String name : names) {
            var value = columns.get(name);
            if (value != null) {
                texts.put(name, value.toString());
            }
        }
        return texts;
    }

    private static void putAll(Collection<String> names, ResultSet row, Map<String, String> texts) throws SQLException {
        for (String name : names) {
            String value = row.getString(name);
            if (value != null) {
                texts.put(name, value);
            }
        }
    }

    private static String json(Map<String, String> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }
}
