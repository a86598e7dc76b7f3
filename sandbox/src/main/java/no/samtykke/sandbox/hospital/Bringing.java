package no.samtykke.sandbox.hospital;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Brings what people decided on paper to fhir-server, and goes on until it has an answer. Sent again it is the same:
 * what fhir-server did before it was cut off it tells as unchanged. What was decided later stands: a paper that is
 * later than what stands there is brought again, and where the paper is the earlier, staff see it.
 */
final class Bringing implements AutoCloseable {

    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(1);
    private static final int AT_A_TIME = 200;

    private final Samtykke samtykke;
    private final HospitalRegister register;
    private final Runnable catchUp;
    private final Clock clock;
    private final Errand errand;

    /** @param catchUp is run when something stands there that is not known here */
    Bringing(Samtykke samtykke, HospitalRegister register, Runnable catchUp, Clock clock) {
        this.samtykke = samtykke;
        this.register = register;
        this.catchUp = catchUp;
        this.clock = clock;
        this.errand = Errand.begin("bringing", BEFORE_THE_NEXT_TRY, this::bring);
    }

    /** What is on a paper, before it is written into the register. */
    record Paper(String person, Kind kind, String policy, boolean active, String source) {}

    /** On the disk when it returns, and on its way soon after. */
    void write(List<Paper> papers) {
        register.note(papers.stream().map(this::written).toList());
        errand.soon();
    }

    void soon() {
        errand.soon();
    }

    String problem() {
        return errand.problem();
    }

    private Entry written(Paper paper) {
        var kind = paper.kind();
        var place = new Setting.Place(paper.person(), kind.category(), kind.controller(), paper.policy());
        return new Entry.Written(new Wish(
                UUID.randomUUID().toString(),
                paper.person(),
                kind.category(),
                kind.controller(),
                paper.policy(),
                paper.active(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                paper.source(),
                register.standing(place)));
    }

    private void bring() throws IOException {
        for (var wishes = next(); !wishes.isEmpty(); wishes = next()) {
            bring(wishes);
        }
    }

    private List<Wish> next() {
        return register.toBring(AT_A_TIME);
    }

    private void bring(List<Wish> wishes) throws IOException {
        var question = new Question();
        wishes.forEach(wish -> question.parts("setting", asked(wish)));
        var answer = samtykke.ask("$register-settings", question);
        var answers = Told.all(answer, "result")
                .map(told -> answered(wishes.get(told.number("place") - 1), told))
                .toList();
        register.note(answers);
        if (answers.stream().anyMatch(one -> one.outcome().equals("conflict"))) {
            catchUp.run();
        }
    }

    private static Question asked(Wish wish) {
        var asked = new Question()
                .person(wish.person())
                .kind(wish.category(), wish.controller())
                .text("Uri", "policy", wish.policy())
                .truth("active", wish.active())
                .text("DateTime", "decided", wish.decided().toString())
                .source(wish.source());
        return wish.knew().isEmpty() ? asked : asked.text("String", "if-match", "W/\"" + wish.knew() + "\"");
    }

    private Entry.Answered answered(Wish wish, Told told) {
        String decided = told.text("decided");
        boolean isLater = told.text("outcome").equals("conflict")
                && !decided.isEmpty()
                && wish.decided().isAfter(OffsetDateTime.parse(decided).toInstant());
        return new Entry.Answered(
                wish.id(),
                isLater ? Entry.Answered.NOT_YET : told.text("outcome"),
                told.text("version").replaceAll("^W/\"|\"$", ""),
                told.text("problem"),
                clock.instant());
    }

    @Override
    public void close() {
        errand.close();
    }
}
