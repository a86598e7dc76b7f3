package no.samtykke.sandbox.launcher;

import java.time.Clock;

/**
 * Starts everything, and stops everything.
 *
 * <p>The shutdown hook is the only place that stops: a Ctrl-C, a SIGTERM and a failure all come through it.
 */
public final class Sandbox {

    private Sandbox() {}

    public static void main(String[] arguments) {
        var terminal = new Terminal(System.out);
        try {
            run(terminal);
        } catch (StartRefused | PartFailed e) {
            terminal.text("\nThe sandbox cannot run. " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Terminal terminal) {
        var settings = SandboxSettings.from(System.getProperties());
        var house = new House(settings, terminal, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(house::close));
        if (settings.stopWithParent()) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        house.start();
        house.awaitFailure();
    }
}
