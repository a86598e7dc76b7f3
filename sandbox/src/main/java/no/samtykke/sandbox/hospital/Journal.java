package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import no.samtykke.sandbox.loopback.Json;

/**
 * A file of JSON, one entry a line, that is only written at its end. An entry is taken in after it is on the disk, in
 * the order of the file, so that what is read back at the next start is what was known before. Those who write at the
 * same time share one flush.
 */
final class Journal implements AutoCloseable {

    private final FileChannel file;
    private final Consumer<Entry> taken;
    private final BlockingQueue<Batch> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;

    private record Batch(List<? extends Entry> entries, CompletableFuture<Void> kept) {}

    private Journal(FileChannel file, Consumer<Entry> taken) {
        this.file = file;
        this.taken = taken;
        this.writer = Thread.ofPlatform().daemon().name("journal").start(this::write);
    }

    /** @param taken is given each entry once: those of the file first, and then each that is kept */
    static Journal open(Path path, Consumer<Entry> taken) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            var file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            file.truncate(endOfLastLine(file));
            read(file, taken);
            file.position(file.size());
            return new Journal(file, taken);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + path, e);
        }
    }

    /** Returns when all of it is on the disk and taken in. */
    void keep(List<? extends Entry> entries) {
        var batch = new Batch(List.copyOf(entries), new CompletableFuture<>());
        waiting.add(batch);
        batch.kept().join();
    }

    private void write() {
        try {
            while (true) {
                var batches = new ArrayList<Batch>();
                batches.add(waiting.take());
                waiting.drainTo(batches);
                write(batches);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Batch> batches) {
        try {
            var lines = new ByteArrayOutputStream();
            for (var batch : batches) {
                for (var entry : batch.entries()) {
                    lines.writeBytes(Json.MAPPER.writeValueAsBytes(entry));
                    lines.write('\n');
                }
            }
            var bytes = ByteBuffer.wrap(lines.toByteArray());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
            batches.stream().flatMap(batch -> batch.entries().stream()).forEach(taken);
            batches.forEach(batch -> batch.kept().complete(null));
        } catch (IOException | RuntimeException e) {
            batches.forEach(batch -> batch.kept().completeExceptionally(e));
        }
    }

    /** A process that is killed while it writes leaves half a line, of which nothing was acknowledged. */
    private static long endOfLastLine(FileChannel file) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = file.size(); end > 0; end--) {
            one.clear();
            file.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    private static void read(FileChannel file, Consumer<Entry> taken) throws IOException {
        file.position(0);
        ObjectReader entries = Json.MAPPER.readerFor(Entry.class);
        // Not closed: it would close the file that is written on.
        var lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(file), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            taken.accept(entries.readValue(line));
        }
    }

    @Override
    public void close() throws IOException {
        writer.interrupt();
        file.close();
    }
}
