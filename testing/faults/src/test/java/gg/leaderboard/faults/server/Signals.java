package gg.leaderboard.faults.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Signals for processes, which Java offers for the end of a process only. */
final class Signals {

    private Signals() {}

    /** Whether a process runs. One that has ended and that no parent has reaped has no command. */
    static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    /** Sends a signal, such as {@code STOP}, to a process and all it has started. */
    static void send(String signal, long pid) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        ProcessHandle.of(pid)
                .ifPresent(process -> Stream.concat(Stream.of(process), process.descendants())
                        .forEach(each -> command.add(String.valueOf(each.pid()))));
        if (command.size() == 2) {
            return;
        }
        try {
            // Fails for a process that has ended meanwhile.
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
