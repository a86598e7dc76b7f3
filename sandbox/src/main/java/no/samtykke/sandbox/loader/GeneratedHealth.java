package no.samtykke.sandbox.loader;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.SplittableRandom;
import no.samtykke.sandbox.people.Person;

/**
 * Plausible health data of one person: what a child health centre and school health service would have of a child, what
 * a general practitioner would have of an adult. The same person on the same day gives the same data.
 *
 * <p>Heights and weights follow the middle of the growth curves roughly. They are for showing, not for medicine.
 */
final class GeneratedHealth {

    private static final Code HEIGHT = Code.loinc("8302-2", "Høyde");
    private static final Code WEIGHT = Code.loinc("29463-7", "Vekt");
    private static final Code BLOOD_PRESSURE = Code.loinc("85354-9", "Blodtrykk");
    private static final Code SYSTOLIC = Code.loinc("8480-6", "Systolisk blodtrykk");
    private static final Code DIASTOLIC = Code.loinc("8462-4", "Diastolisk blodtrykk");
    private static final Code HAEMOGLOBIN = Code.loinc("718-7", "Hemoglobin");
    private static final Code ASTHMA = Code.icpc2("R96", "Astma");
    private static final Code HYPERTENSION = Code.icpc2("K86", "Hypertensjon ukomplisert");

    /** Months of age at which the child health centre and the school measure. */
    private static final List<Integer> MEASURED_AT = List.of(1, 3, 6, 12, 24, 48, 72, 96, 120, 156);

    private static final List<Dose> PROGRAMME = List.of(
            new Dose(2, Code.atc("J07BH01", "Vaksine mot rotavirus")),
            new Dose(3, Code.atc("J07CA09", "Difteri, stivkrampe, kikhoste, polio, Hib og hepatitt B")),
            new Dose(3, Code.atc("J07AL02", "Pneumokokkvaksine")),
            new Dose(5, Code.atc("J07CA09", "Difteri, stivkrampe, kikhoste, polio, Hib og hepatitt B")),
            new Dose(5, Code.atc("J07AL02", "Pneumokokkvaksine")),
            new Dose(12, Code.atc("J07CA09", "Difteri, stivkrampe, kikhoste, polio, Hib og hepatitt B")),
            new Dose(12, Code.atc("J07AL02", "Pneumokokkvaksine")),
            new Dose(15, Code.atc("J07BD52", "Meslinger, kusma og røde hunder")),
            new Dose(84, Code.atc("J07CA02", "Difteri, stivkrampe, kikhoste og polio")),
            new Dose(132, Code.atc("J07BD52", "Meslinger, kusma og røde hunder")),
            new Dose(144, Code.atc("J07BM03", "Vaksine mot humant papillomavirus")),
            new Dose(180, Code.atc("J07CA02", "Difteri, stivkrampe, kikhoste og polio")));

    private static final int GROWN_UP = 18;
    private static final int YEARS_AT_THE_DOCTOR = 6;

    private record Dose(int months, Code vaccine) {}

    private final Person person;
    private final LocalDate today;
    private final TransactionBundle bundle;
    private final SplittableRandom random;

    GeneratedHealth(Person person, LocalDate today) {
        this.person = person;
        this.today = today;
        this.bundle = new TransactionBundle(person);
        this.random = new SplittableRandom(person.id().hashCode());
    }

    ObjectNode bundle() {
        if (age(today) < GROWN_UP) {
            growth();
        } else {
            yearsAtTheDoctor();
        }
        PROGRAMME.stream()
                .filter(dose -> !at(dose.months()).isAfter(today))
                .forEach(dose -> bundle.immunization(at(dose.months()), dose.vaccine()));
        conditions();
        return bundle.node();
    }

    private void growth() {
        MEASURED_AT.stream().filter(months -> !at(months).isAfter(today)).forEach(months -> {
            double height = 52 + 23 * Math.sqrt(months / 12.0) + months * 0.28;
            measure(at(months), HEIGHT, height + random.nextDouble(-3, 3), "cm");
            measure(at(months), WEIGHT, height * height * height / 62_000 + random.nextDouble(0, 2), "kg");
        });
    }

    private void yearsAtTheDoctor() {
        for (int year = YEARS_AT_THE_DOCTOR; year >= 1; year--) {
            var day = today.minusYears(year).plusDays(random.nextInt(200));
            measure(day, WEIGHT, 65 + random.nextDouble(0, 20), "kg");
            bloodPressure(day);
            laboratory(day);
        }
    }

    private void measure(LocalDate day, Code what, double value, String unit) {
        TransactionBundle.quantity(bundle.observation(day, "vital-signs", what), value, unit);
    }

    private void laboratory(LocalDate day) {
        TransactionBundle.quantity(
                bundle.observation(day, "laboratory", HAEMOGLOBIN), random.nextDouble(12, 16.5), "g/dL");
    }

    private void bloodPressure(LocalDate day) {
        var components = bundle.observation(day, "vital-signs", BLOOD_PRESSURE).putArray("component");
        component(components, SYSTOLIC, 115 + random.nextInt(30));
        component(components, DIASTOLIC, 70 + random.nextInt(20));
    }

    private static void component(ArrayNode components, Code code, int value) {
        var component = components.addObject();
        TransactionBundle.concept(component.putObject("code"), code);
        TransactionBundle.quantity(component, value, "mm[Hg]");
    }

    private void conditions() {
        if (random.nextInt(3) == 0) {
            bundle.condition(today.minusMonths(20), ASTHMA);
        }
        if (age(today) > 50) {
            bundle.condition(today.minusYears(3), HYPERTENSION);
        }
    }

    private LocalDate at(int months) {
        return person.birthDate().plusMonths(months);
    }

    private int age(LocalDate day) {
        return Period.between(person.birthDate(), day).getYears();
    }
}
