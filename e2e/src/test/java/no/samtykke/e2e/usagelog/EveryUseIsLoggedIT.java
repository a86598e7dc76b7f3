package no.samtykke.e2e.usagelog;

import java.util.ArrayList;
import java.util.List;
import no.samtykke.e2e.stack.FhirNode;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * As many uses as the property {@code samtykke.uses} says, on two servers that are killed in turn and started again. A
 * load of 800 with one kill is part of every run, in {@code KilledServerIT}.
 */
@WithStack
@EnabledIfSystemProperty(named = "samtykke.uses", matches = "\\d+")
class EveryUseIsLoggedIT {

    private static final int KILLS = 6;

    @Test
    void though_servers_are_killed_all_the_time(Stack stack) {
        int uses = Integer.getInteger("samtykke.uses", 0);
        var servers = new ArrayList<>(List.of(stack.furtherFhirServer(), stack.furtherFhirServer()));
        try {
            var nodes = new Nodes(servers.get(0).base(), servers.get(1).base());
            try (var load = MixedLoad.begin(stack, nodes, uses)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    load.awaitAnswers((kill + 1) * uses / (KILLS + 2));
                    int number = kill % servers.size();
                    servers.get(number).kill();
                    servers.set(number, stack.furtherFhirServer());
                    nodes.isNowAt(number, servers.get(number).base());
                }
                load.assertEveryUseIsLoggedOnce();
            }
        } finally {
            servers.forEach(FhirNode::close);
        }
    }
}
