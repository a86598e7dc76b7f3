package no.samtykke.fhirserver.sources;

import java.io.Closeable;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;

/**
 * What is remembered of sources: in the memory of this node, for one app in one session about one patient. It is gone
 * when the session ends, when something is decided for the patient, after a time without use, and with the process.
 */
public interface SessionMemory {

    /** The handle of a resource: the same whenever it is asked for in this session, by this app, about this patient. */
    String handleOf(CitizenApp app, Origin origin);

    /** Empty for a handle that was not given to this app in this session about this patient. */
    Optional<Origin> originOf(CitizenApp app, String handle);

    /**
     * Keeps something under a new unguessable name, for pages that follow or a key.
     *
     * @return at most 40 characters that may stand in an address
     */
    String keep(CitizenApp app, Object what);

    /** What was kept under this name and is of this class. */
    <T> Optional<T> kept(CitizenApp app, String name, Class<T> type);

    /** The key that documents are encrypted to; a new one replaces the last. */
    void setKey(CitizenApp app, SessionKey key);

    Optional<SessionKey> keyOf(CitizenApp app);

    /** Whether the app asked for encrypted documents only, also when its key has been forgotten since. */
    boolean demandsEncryption(CitizenApp app);

    /**
     * Closes something when the session ends, or at once when it has ended.
     *
     * @return to be closed when there is nothing more to close
     */
    Closeable closeAtEnd(CitizenApp app, Closeable running);

    /** Forgets all of a session, and closes what runs. */
    void forget(UUID sid);

    /** Forgets all about a patient, in every session. */
    void forgetAbout(String patient);
}
