package no.samtykke.sandbox.hospital;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Something that is done once it is asked for, and done again until it comes through. One at a time. */
final class Errand implements AutoCloseable {

    private final Semaphore asked = new Semaphore(0);
    private final Duration beforeTheNextTry;
    private final Doing doing;
    private final Thread thread;
    private volatile String problem = "";

    /** What is done. */
    interface Doing {
        void run() throws IOException;
    }

    private Errand(String name, Duration beforeTheNextTry, Doing doing) {
        this.beforeTheNextTry = beforeTheNextTry;
        this.doing = doing;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::goOn);
    }

    static Errand begin(String name, Duration beforeTheNextTry, Doing doing) {
        var errand = new Errand(name, beforeTheNextTry, doing);
        errand.thread.start();
        return errand;
    }

    void soon() {
        asked.release();
    }

    /** Why the last try did not come through; blank when it did. */
    String problem() {
        return problem;
    }

    private void goOn() {
        try {
            while (true) {
                asked.acquire();
                asked.drainPermits();
                if (!isDone()) {
                    Thread.sleep(beforeTheNextTry);
                    asked.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() {
        try {
            doing.run();
            problem = "";
            return true;
        } catch (InterruptedIOException e) {
            thread.interrupt();
            return false;
        } catch (IOException | RuntimeException e) {
            problem = String.valueOf(e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
