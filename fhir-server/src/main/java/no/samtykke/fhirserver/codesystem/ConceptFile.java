package no.samtykke.fhirserver.codesystem;

import java.io.IOException;

/** A file of concepts. It can be read more than once, and gives the same in the same order each time. */
interface ConceptFile {

    /** What the file itself says of the code system. */
    GivenHead head() throws IOException;

    void read(Reader reader) throws IOException;

    /** Is told what is in the file, line by line. */
    interface Reader {

        /** For whoever wants the head alone. */
        Reader NOBODY = new Reader() {
            @Override
            public void concept(long line, Concept concept) {}

            @Override
            public void flaw(long line, String what) {}
        };

        /** @param line where it begins, counted from 1 */
        void concept(long line, Concept concept);

        /** Something that is not a concept. */
        void flaw(long line, String what);
    }
}
