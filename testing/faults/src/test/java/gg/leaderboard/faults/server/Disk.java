package gg.leaderboard.faults.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small file system in memory for the data of one server, which can be filled. Needs root. */
final class Disk implements AutoCloseable {

    private static final int MEBIBYTES = 700;
    private static final int PIECE = 1 << 20;
    private static final int SMALL_PIECE = 1024;

    private final Path directory;
    private final Path filler;

    Disk(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        filler = directory.resolve("filler");
        run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", directory.toString());
    }

    /** Leaves no free byte. */
    synchronized void fill() {
        write(PIECE);
        write(SMALL_PIECE);
    }

    private void write(int piece) {
        byte[] zeros = new byte[piece];
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException e) {
            // It is full.
        }
    }

    synchronized void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", directory.toString());
    }

    private static void run(String... command) {
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with " + status + ". It needs root");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
