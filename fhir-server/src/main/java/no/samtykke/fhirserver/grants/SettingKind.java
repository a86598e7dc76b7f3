package no.samtykke.fhirserver.grants;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;

/**
 * A kind of setting that others may have to do with: a category of Consents, and whose it is.
 *
 * @param controller number of the organisation that is its controller; empty when this platform is
 */
public record SettingKind(ConsentCategory category, Optional<String> controller) {

    /** Apps, support and the emergency block are no business of an organisation outside. */
    private static final Set<ConsentCategory> OF_THE_PLATFORM = EnumSet.of(
            ConsentCategory.PLATFORM_TERMS,
            ConsentCategory.SELF_ACCESS_CLOSURE,
            ConsentCategory.RECORD_ACCESS_CLOSURE,
            ConsentCategory.KJERNEJOURNAL_ACCESS_CLOSURE,
            ConsentCategory.KJERNEJOURNAL_OPTOUT,
            ConsentCategory.INACTIVE_REPRESENTED);

    public static SettingKind ofPlatform(ConsentCategory category) {
        return new SettingKind(category, Optional.empty());
    }

    public static SettingKind of(ConsentCategory category, String controller) {
        return new SettingKind(category, Optional.of(controller));
    }

    /** Whether there is such a kind: a category that has another controller names it, and no other does. */
    public boolean exists() {
        return category.isOfAnotherController()
                ? controller.isPresent()
                : controller.isEmpty() && OF_THE_PLATFORM.contains(category);
    }

    /**
     * Whether it may be granted to do this with it. A power of attorney is about two people: whether there is one is
     * answered, and nothing else is done with it.
     */
    boolean isGranted(Act act) {
        boolean isPower = category == ConsentCategory.PROXY_MANDATE && controller.isEmpty();
        return act == Act.CHECK ? isPower : exists();
    }

    /**
     * Whether a decision of hers is of this kind. Who is controller of what this platform keeps for itself is not read
     * from what an app sent.
     */
    public boolean holds(ConsentFact fact) {
        return fact.readable()
                && fact.category().equals(category.code())
                && (controller.isEmpty() || controller.get().equals(fact.organization()));
    }
}
