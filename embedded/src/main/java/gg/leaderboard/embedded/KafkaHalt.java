package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/**
 * A broker that cannot write its log any more halts the JVM without shutdown hooks. This class then prints the reason
 * and the remedy as the last line.
 */
final class KafkaHalt {

    private static final long LITTLE = 64L << 20;

    private KafkaHalt() {}

    /** Explains a later halt of the broker in {@code directory}. */
    static void explain(Path directory) {
        Exit.setHaltProcedure((status, message) -> {
            System.err.println("\n" + reason(directory) + "\n");
            System.err.flush();
            Runtime.getRuntime().halt(status);
        });
    }

    static String reason(Path directory) {
        String ended = "Kafka cannot write to " + directory + " and has ended this process. ";
        if (!Files.isDirectory(directory)) {
            return ended
                    + "The directory has been deleted. Restore it from a backup, or restart: the next start reports what"
                    + " the archive still contains.";
        }
        long free = free(directory);
        if (free < LITTLE) {
            return ended + "Its disk is full (" + (free >> 20)
                    + " MB are free). Free some space and restart. No acknowledged record is lost.";
        }
        return ended + "The lines above contain the cause; the disk has " + (free >> 20)
                + " MB free. Restart when the cause" + " is fixed. No acknowledged record is lost.";
    }

    private static long free(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
