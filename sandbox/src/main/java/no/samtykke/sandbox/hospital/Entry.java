package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** One line of the {@link Journal}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = Entry.Heard.class, name = "heard"),
    @JsonSubTypes.Type(value = Entry.Again.class, name = "again"),
    @JsonSubTypes.Type(value = Entry.Followed.class, name = "followed"),
    @JsonSubTypes.Type(value = Entry.Subscribed.class, name = "subscribed"),
    @JsonSubTypes.Type(value = Entry.Written.class, name = "written"),
    @JsonSubTypes.Type(value = Entry.Answered.class, name = "answered")
})
sealed interface Entry {

    /** By which way something was heard. */
    enum Way {
        LIST,
        FEED,
        PUSH
    }

    /** What was heard before counts no more: the list is read from its beginning. */
    record Begun(Instant at) implements Entry {}

    /** @param key under which it was pushed; blank when it was not */
    record Heard(Setting setting, Way way, String key, Instant at) implements Entry {}

    /** It was pushed once more. */
    record Again(String key, Instant at) implements Entry {}

    /** @param cursor all changes up to there have been heard */
    record Followed(String cursor) implements Entry {}

    /** @param key public half of the key that signs what is pushed */
    record Subscribed(String key) implements Entry {}

    /** Staff wrote down what somebody decided on paper. */
    record Written(Wish wish) implements Entry {}

    /**
     * What fhir-server made of it.
     *
     * @param consent id of the Consent that stands now; blank for none
     * @param problem what was wrong with it; blank for nothing
     */
    record Answered(String wish, String outcome, String consent, String problem, Instant at) implements Entry {

        /** Something else stood than was known here, and was decided before: it is brought once more. */
        static final String NOT_YET = "not-yet";
    }
}
