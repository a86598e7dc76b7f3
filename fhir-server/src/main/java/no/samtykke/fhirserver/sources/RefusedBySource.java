package no.samtykke.fhirserver.sources;

/** The source is there and answers, but gives nothing of what this request asks for. */
final class RefusedBySource extends SourceSilent {

    private static final long serialVersionUID = 1L;

    RefusedBySource() {
        super(Why.DOWN);
    }
}
