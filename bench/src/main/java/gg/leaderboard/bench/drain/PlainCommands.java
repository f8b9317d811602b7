package gg.leaderboard.bench.drain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import gg.leaderboard.bench.testbed.Redis;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The changes of the standings as plain commands, from the append-only file of a Redis that has applied all calls. The
 * file contains what the scripts wrote, without their reads. The commands are not grouped in transactions.
 */
record PlainCommands(Path file, long commands) {

    private static final Set<String> TRANSACTION = Set.of("MULTI", "EXEC");

    /** @param log the append-only file, which was never rewritten */
    static PlainCommands of(Path log, Path file) throws IOException {
        long commands = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log), 1 << 16);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (in.mark(1); in.read() >= 0; in.mark(1)) {
                in.reset();
                List<byte[]> words = command(in);
                if (!TRANSACTION.contains(new String(words.get(0), ISO_8859_1))) {
                    write(words, out);
                    commands++;
                }
            }
        }
        return new PlainCommands(file, commands);
    }

    private static List<byte[]> command(InputStream in) throws IOException {
        int words = length(in, '*');
        List<byte[]> command = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            command.add(in.readNBytes(length(in, '$')));
            in.skipNBytes(2);
        }
        return command;
    }

    private static int length(InputStream in, char kind) throws IOException {
        String line = PipelinedFile.line(in);
        if (line.isEmpty() || line.charAt(0) != kind) {
            throw new IOException("the append-only file has " + line + " where " + kind + " belongs");
        }
        return Integer.parseInt(line.substring(1));
    }

    private static void write(List<byte[]> words, OutputStream out) throws IOException {
        out.write(("*" + words.size() + "\r\n").getBytes(ISO_8859_1));
        for (byte[] word : words) {
            out.write(("$" + word.length + "\r\n").getBytes(ISO_8859_1));
            out.write(word);
            out.write("\r\n".getBytes(ISO_8859_1));
        }
    }

    /**
     * Sends all commands over one connection.
     *
     * @return the time from the first byte sent to the last reply
     * @throws IllegalStateException if Redis rejects one
     */
    Duration send(Redis redis) throws Exception {
        // Each of the commands has a reply of one line.
        return PipelinedFile.send(file, redis, answers -> {
            for (long i = 0; i < commands; i++) {
                String answer = PipelinedFile.line(answers);
                if (answer.startsWith("-")) {
                    throw new IllegalStateException("Redis answered " + answer);
                }
            }
        });
    }
}
