package no.samtykke.fhirserver.kjernejournal;

import no.samtykke.fhirserver.nationalid.NationalId;

/** The one port to the source of the summary care record. */
interface SummaryCareRecord {

    /** What the source is told, by the names of its operations. It must bear to be told the same twice. */
    enum Change {
        /** She wants none. */
        OPT_OUT("$opt-out"),
        /** She wants the one that she had, with its data. */
        RESTORE("$restore"),
        /** She wants one that begins today, with nothing in it. */
        CREATE_NEW("$create-new");

        private final String operation;

        Change(String operation) {
            this.operation = operation;
        }

        String operation() {
            return operation;
        }
    }

    /** Whether there is a source at all. */
    boolean isOffered();

    /** Returns when the source has confirmed. */
    void tell(Change change, NationalId person) throws SourceUnavailable;
}
