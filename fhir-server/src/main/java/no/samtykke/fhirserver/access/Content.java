package no.samtykke.fhirserver.access;

/** What a resource holds, as far as granular scopes ask. */
sealed interface Content {

    /**
     * Not known yet. A search is narrowed instead; anything else is asked about again once the resource is loaded or
     * before it is stored.
     */
    record Unseen() implements Content {}

    /** Of a version that is stored. One that is out of reach must look as if it were not there. */
    record Stored(Tokens tokens) implements Content {}

    /** Of what the app sent to be stored. It knows that this is there, so it may be told what is missing. */
    record Sent(Tokens tokens) implements Content {}

    /**
     * Not known yet, and to be asked of a source: may it be asked at all?
     *
     * @param ofSummaryCareRecord whether what it has is her summary care record, whatever the type
     */
    record AtSource(boolean ofSummaryCareRecord) implements Content {}

    /**
     * Of what a source gave.
     *
     * @param ofSummaryCareRecord whether it is of her summary care record, whatever the type
     * @param labels who may see it digitally
     */
    record Passed(Tokens tokens, boolean ofSummaryCareRecord, DocumentLabels labels) implements Content {}
}
