package no.samtykke.fhirserver.forms;

import java.util.Arrays;
import java.util.Optional;

/** The forms that there are; each is a Questionnaire beside this class, by the name of {@link #id}. */
enum Form {
    REOPEN_ADULT("reopen-access-adult", Wish.REOPEN, true),
    REOPEN_CHILD("reopen-access-child", Wish.REOPEN, false),
    CLOSE_ADULT("close-access-adult", Wish.CLOSE, true),
    CLOSE_CHILD("close-access-child", Wish.CLOSE, false);

    static final String BASE = "https://samtykke.example/fhir/Questionnaire/";

    /** What is asked for. */
    enum Wish {
        CLOSE,
        REOPEN
    }

    private final String id;
    private final Wish wish;
    private final boolean forAdults;

    Form(String id, Wish wish, boolean forAdults) {
        this.id = id;
        this.wish = wish;
        this.forAdults = forAdults;
    }

    String id() {
        return id;
    }

    String canonical() {
        return BASE + id;
    }

    Wish wish() {
        return wish;
    }

    /** Whether it is for one who decides alone, from the 16th birthday on. */
    boolean isForAdults() {
        return forAdults;
    }

    /** @param canonical address of a Questionnaire, without a version */
    static Optional<Form> of(String canonical) {
        return Arrays.stream(values())
                .filter(form -> form.canonical().equals(canonical))
                .findFirst();
    }
}
