package no.samtykke.sandbox.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person being described. What is not said is ordinary: a fødselsnummer, alive, no protection, an address of her own.
 */
final class Draft {

    private final NationalIds numbers;
    private final LocalDate today;
    private final String id;
    private final String given;
    private final String family;
    private final List<FormerPid> formerPids = new ArrayList<>();
    private LocalDate birthDate;
    private Sex sex = Sex.FEMALE;
    private boolean dNumber;
    private @Nullable LocalDate diedOn;
    private Address home;
    private Protection protection = Protection.NONE;
    private String group = "";
    private String goodFor = "";
    private @Nullable String bundle;

    Draft(NationalIds numbers, LocalDate today, String id, String given, String family) {
        this.numbers = numbers;
        this.today = today;
        this.id = id;
        this.given = given;
        this.family = family;
        this.birthDate = today.minusYears(40);
        this.home = Places.of(id);
    }

    /**
     * In whole years today; the birthday is at least a month away on either side, so that no test meets it by chance.
     */
    Draft aged(int years) {
        return born(today.minusYears(years).minusDays(31 + Math.floorMod(id.hashCode(), 300)));
    }

    Draft born(LocalDate date) {
        this.birthDate = date;
        return this;
    }

    Draft male() {
        return sex(Sex.MALE);
    }

    Draft sex(Sex given) {
        this.sex = given;
        return this;
    }

    Draft withDNumber() {
        this.dNumber = true;
        return this;
    }

    /** Had a fødselsnummer that was replaced by another one. */
    Draft afterAnotherFodselsnummer(LocalDate until) {
        formerPids.add(new FormerPid(numbers.fodselsnummer(birthDate, sex), until));
        return this;
    }

    /** Had a D-number until a fødselsnummer was given. */
    Draft afterDNumber(LocalDate until) {
        formerPids.add(new FormerPid(numbers.dNumber(birthDate, sex), until));
        return this;
    }

    Draft died(LocalDate date) {
        this.diedOn = date;
        return this;
    }

    Draft livingAt(Address address) {
        this.home = address;
        return this;
    }

    Draft protectedBy(Protection given) {
        this.protection = given;
        return this;
    }

    Draft inGroup(String heading) {
        this.group = heading;
        return this;
    }

    Draft withHealthData(String file) {
        this.bundle = file;
        return this;
    }

    Draft goodFor(String sentence) {
        this.goodFor = sentence;
        return this;
    }

    Person person() {
        String pid = dNumber ? numbers.dNumber(birthDate, sex) : numbers.fodselsnummer(birthDate, sex);
        return new Person(
                id,
                given,
                family,
                pid,
                List.copyOf(formerPids),
                birthDate,
                sex,
                diedOn,
                home,
                protection,
                group,
                goodFor,
                bundle);
    }
}
