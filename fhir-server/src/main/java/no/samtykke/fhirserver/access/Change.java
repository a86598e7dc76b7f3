package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;

/** What a write does to what is stored, as far as the rules need to know. */
sealed interface Change {

    /** A read, or a write whose content is not known yet; it is asked about again before it is stored. */
    record Unseen() implements Change {}

    /**
     * An entry in the health archive is made, changed or taken away.
     *
     * @param hers false when what is stored already came from somebody else than the citizen's own apps
     * @param ownReferences false when the entry points to anything but the patient in context and the person who acts
     */
    record ArchiveEntry(boolean hers, boolean ownReferences) implements Change {}

    /**
     * A Consent is given.
     *
     * @param byActor whether none but the person who acts stands as its performer
     */
    record ConsentGiven(ConsentCategory category, boolean byActor) implements Change {}

    /**
     * A Consent is withdrawn: from active to inactive, and nothing else is changed.
     *
     * @param category empty for one whose category is none of ours
     */
    record ConsentWithdrawn(Optional<ConsentCategory> category) implements Change {}

    /** Anything else. */
    record Other() implements Change {}
}
