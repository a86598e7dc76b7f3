package no.samtykke.e2e.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * A network between two processes: it carries bytes, and when it is bad it refuses connections, breaks them off in the
 * middle of an answer, keeps them waiting, or is slow. Which of them is chosen by chance, from a seed.
 */
final class FaultyProxy implements AutoCloseable {

    private static final int OFTEN = 3;
    /** Of an answer, before a break: one byte is as likely as a thousand, since most receipts are short. */
    private static final int DOUBLINGS = 17;

    private static final long STALL = 1_500;
    private static final int LONGEST_DELAY = 60;

    private final ServerSocket entrance;
    private final IntSupplier target;
    private final Random chance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile State state = State.GOOD;

    /** How the network is. */
    enum State {
        GOOD,
        BAD,
        /** Nothing goes through, and what was open is broken off. */
        CUT
    }

    private FaultyProxy(ServerSocket entrance, IntSupplier target, long seed) {
        this.entrance = entrance;
        this.target = target;
        this.chance = new Random(seed);
    }

    /** @param target port of who is at the other end; it may change */
    static FaultyProxy listen(int port, IntSupplier target, long seed) {
        try {
            var entrance = new ServerSocket();
            entrance.setReuseAddress(true);
            entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var proxy = new FaultyProxy(entrance, target, seed);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    int faults() {
        return faults.get();
    }

    void become(State next) {
        state = next;
        if (next == State.CUT) {
            faults.addAndGet(open.size());
            open.forEach(FaultyProxy::close);
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = entrance.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            open.forEach(FaultyProxy::close);
        }
    }

    private void serve(Socket from) {
        int fault = state == State.BAD ? draw(OFTEN * 4) : Integer.MAX_VALUE;
        try (from) {
            if (state == State.CUT || fault == 0) {
                faults.incrementAndGet();
                return;
            }
            if (fault == 1) {
                faults.incrementAndGet();
                Thread.sleep(STALL);
                return;
            }
            try (var to = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt())) {
                from.setTcpNoDelay(true);
                to.setTcpNoDelay(true);
                open.add(from);
                open.add(to);
                carry(from, to, fault == 2);
            }
        } catch (IOException | InterruptedException gone) {
            close(from);
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    private void carry(Socket from, Socket to, boolean breaks) throws IOException, InterruptedException {
        long allowed = breaks ? 1L << draw(DOUBLINGS) : Long.MAX_VALUE;
        var asking = Thread.ofVirtual().start(() -> {
            carryQuietly(from, to);
            close(to);
        });
        copy(to.getInputStream(), from.getOutputStream(), allowed);
        close(from);
        close(to);
        asking.join();
    }

    private void carryQuietly(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to.getOutputStream(), Long.MAX_VALUE);
        } catch (IOException | InterruptedException gone) {
            close(from);
        }
    }

    private void copy(InputStream in, OutputStream out, long allowed) throws IOException, InterruptedException {
        byte[] bytes = new byte[16_384];
        long left = allowed;
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            if (state == State.BAD && draw(OFTEN) == 0) {
                Thread.sleep(draw(LONGEST_DELAY));
            }
            out.write(bytes, 0, (int) Math.min(read, left));
            out.flush();
            left -= read;
            if (left <= 0) {
                faults.incrementAndGet();
                return;
            }
        }
    }

    private int draw(int bound) {
        synchronized (chance) {
            return chance.nextInt(bound);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
