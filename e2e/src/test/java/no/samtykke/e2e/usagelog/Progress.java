package no.samtykke.e2e.usagelog;

/** How many uses have been answered. */
final class Progress {

    private int answered;

    synchronized void oneMore() {
        answered++;
        notifyAll();
    }

    synchronized int answered() {
        return answered;
    }

    synchronized void await(int uses) {
        try {
            while (answered < uses) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
