package no.samtykke.e2e;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.app.HealthArchive;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.journeys.LoadedData;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.sources.AskedDirectly;
import no.samtykke.e2e.stack.Stack;

/**
 * How long one request takes from outside, one at a time, on a sandbox of its own. No test: figures are printed and
 * nothing is asserted.
 *
 * <p>{@code ./mvnw -Pbenchmark -DskipTests verify}
 */
public final class Benchmark {

    private static final int WARM_UP = 300;
    private static final int MEASURED = 500;

    private Benchmark() {}

    public static void main(String[] arguments) {
        try (var stack = Stack.start()) {
            var values = IntStream.range(0, 150).mapToObj(Integer::toString).toList();
            var loaded = LoadedData.load(stack, "trond", "Puls", values);
            var tokens = LogIn.of(stack, "trond").tokens();
            var fhir = new SmartApp(stack.fhir(), "sandbox-app").fhir(tokens);
            var search = "Observation?patient=" + tokens.patient() + "&_count=20&_sort=-date";
            System.out.println("             p50 ms   p95 ms");
            measure("read", i -> fhir.get("Observation/" + at(loaded, i)));
            measure("search of 20", _ -> fhir.get(search));
            HealthArchive.open(fhir, tokens);
            measure("write", i -> HealthArchive.write(fhir, tokens, "Puls", Integer.toString(i)));
            passThrough(stack, new Documents(fhir, tokens));
            new TimeToHospital(stack, "trond").measure();
            var decisions = new Decisions(stack, "trond");
            measure("decide", _ -> decisions.ask());
            System.out.printf("decide %.0f in a second, about one with 200 Consents%n", decisions.throughput());
        } catch (RuntimeException failed) {
            failed.printStackTrace();
            System.exit(1);
        }
        // The listener at the redirect address would keep the process alive.
        System.exit(0);
    }

    /** Against asking the source itself; the ratio is what the way through fhir-server costs. */
    private static void passThrough(Stack stack, Documents documents) {
        var direct = new AskedDirectly(stack, "helse-vest", stack.person("trond"));
        var directList = measure("list, direct", _ -> direct.search("DocumentReference"));
        var list = measure("list", _ -> documents.search());
        var address = direct.search("DocumentReference")
                .resources()
                .getFirst()
                .at("/content/0/attachment/url")
                .asText();
        var directOpen = measure("open, direct", _ -> direct.open(address));
        var document = documents.list().stream()
                .filter(one -> one.source().equals(stack.source("helse-vest").name()))
                .findFirst()
                .orElseThrow();
        var open = measure("open", _ -> documents.fhir().get("Binary/" + document.handle()));
        System.out.printf("list %.1f times, open %.1f times the source itself%n", list / directList, open / directOpen);
    }

    private static String at(LoadedData loaded, int i) {
        return loaded.observations().get(i % loaded.observations().size());
    }

    /** The median, in milliseconds. */
    private static double measure(String what, IntFunction<Reply> request) {
        for (int i = 0; i < WARM_UP; i++) {
            check(what, request.apply(i));
        }
        var times = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            var start = System.nanoTime();
            var reply = request.apply(i);
            times[i] = (System.nanoTime() - start) / 1e6;
            check(what, reply);
        }
        Arrays.sort(times);
        System.out.printf("%-12s %6.1f   %6.1f%n", what, times[MEASURED / 2], times[MEASURED * 95 / 100]);
        return times[MEASURED / 2];
    }

    private static void check(String what, Reply reply) {
        if (!List.of(200, 201).contains(reply.status())) {
            throw new IllegalStateException(what + " failed: " + reply);
        }
    }
}
