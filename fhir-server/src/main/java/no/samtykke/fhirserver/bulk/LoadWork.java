package no.samtykke.fhirserver.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.bulk.SettingsLoads.Problem;
import no.samtykke.fhirserver.bulk.SettingsLoads.Waiting;
import no.samtykke.fhirserver.exchange.SettingIntake;
import no.samtykke.fhirserver.exchange.SettingIntake.Taken;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grants;
import no.samtykke.fhirserver.grants.SettingsDisclosed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on what was brought, some lines at a time. A setting is stored in a transaction of its own; a node that dies
 * before the lines are taken away leaves them to be worked on again, and what was stored is unchanged then.
 */
@Component
class LoadWork {

    private static final int AT_A_TIME = 50;

    private final SettingsLoads loads;
    private final LoadReception reception;
    private final SettingIntake intake;
    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate own;

    LoadWork(
            SettingsLoads loads,
            LoadReception reception,
            SettingIntake intake,
            Grants grants,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.loads = loads;
        this.reception = reception;
        this.intake = intake;
        this.grants = grants;
        this.events = events;
        this.own = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${samtykke.bulk.every:2s}", initialDelayString = "${samtykke.bulk.every:2s}")
    void workOnWhatWaits() {
        loads.endThoseWhoseTimeIsOver();
        boolean more = true;
        while (more) {
            more = workOnSome();
        }
    }

    /** @return whether there may be more to do now */
    boolean workOnSome() {
        return Boolean.TRUE.equals(own.execute(_ -> {
            var claimed = loads.claim();
            claimed.ifPresent(this::workOn);
            return claimed.isPresent();
        }));
    }

    private void workOn(SettingsLoad load) {
        var lines = loads.waiting(load, AT_A_TIME);
        if (lines.isEmpty()) {
            loads.isFinished(load);
            return;
        }
        var by = granted(load);
        var told = new ArrayList<String>();
        var counts = new HashMap<String, Integer>();
        var problems = new ArrayList<Problem>();
        for (var line : lines) {
            var taken = take(line, by);
            counts.merge(taken.outcome(), 1, Integer::sum);
            taken.told().ifPresent(told::add);
            if (!taken.isDone()) {
                problems.add(Problem.of(line.line(), taken));
            }
        }
        events.publishEvent(new SettingsDisclosed(
                told.stream().distinct().toList(), load.clientId(), load.clientName(), load.id()));
        loads.isDoneUpTo(lines.getLast().line(), load, counts, problems);
    }

    private Taken take(Waiting line, Granted by) {
        return reception
                .setting(line.setting())
                .map(setting -> intake.takeIfGranted(setting, by))
                .orElseGet(() -> Taken.refused("line"));
    }

    /** What was granted when it was brought, and is granted now. */
    private Granted granted(SettingsLoad load) {
        var held = grants.of(load.clientId(), load.organisation());
        return new Granted(
                load.clientId(),
                load.clientName(),
                load.kinds().stream()
                        .filter(kind -> held.stream().anyMatch(grant -> grant.covers(Act.REGISTER, kind)))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
