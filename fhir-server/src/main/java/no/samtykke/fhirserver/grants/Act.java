package no.samtykke.fhirserver.grants;

import no.samtykke.fhirserver.smart.Interaction;

/** What an organisation may be let do with settings of people. One does not bring another with it. */
public enum Act {
    /** Ask what one or many named people have set. */
    READ(Interaction.READ),
    /** Ask who has set something: all people, page by page. */
    LIST(Interaction.SEARCH),
    /** Bring what a person has set elsewhere. */
    REGISTER(Interaction.CREATE),
    /** Ask whether something may be done, and get a signed answer. */
    DECIDE(Interaction.READ),
    /** Ask who may act for whom. */
    CHECK(Interaction.READ),
    /** Follow changes, from any point in time. */
    FEED(Interaction.SEARCH),
    /** Be told of changes when they happen. */
    SUBSCRIBE(Interaction.SEARCH),
    /** Fetch everything that is granted as files. */
    EXPORT(Interaction.SEARCH);

    private final Interaction interaction;

    Act(Interaction interaction) {
        this.interaction = interaction;
    }

    /** What a scope {@code system/Consent} must hold for it besides. */
    public Interaction interaction() {
        return interaction;
    }
}
