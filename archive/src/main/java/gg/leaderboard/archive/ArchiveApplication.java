package gg.leaderboard.archive;

import gg.leaderboard.archive.backup.BackupCommand;
import gg.leaderboard.archive.backup.VerifyCommand;
import gg.leaderboard.archive.rebuild.RebuildCommand;
import gg.leaderboard.archive.rebuild.RestoreCommand;
import gg.leaderboard.log.ServiceCommandLine;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The service that folds the log into PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ArchiveApplication {

    private static final ServiceCommandLine COMMAND_LINE = new ServiceCommandLine(
            "archive",
            "Folds the events in Kafka into PostgreSQL.",
            List.of(RebuildCommand.NAME, RestoreCommand.NAME, BackupCommand.NAME, VerifyCommand.NAME));

    public static void main(String[] args) throws InterruptedException {
        Locale.setDefault(Locale.ROOT);
        if (args.length > 0 && args[0].equals(RebuildCommand.NAME)) {
            System.exit(RebuildCommand.run(System.out, args));
        }
        if (args.length > 0 && args[0].equals(RestoreCommand.NAME)) {
            System.exit(RestoreCommand.run(System.out, args));
        }
        if (args.length > 0 && args[0].equals(BackupCommand.NAME)) {
            // The clients of the stores would log everything.
            LoggingSystem.get(ArchiveApplication.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
            System.exit(BackupCommand.run(System.out, args));
        }
        if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
            System.exit(VerifyCommand.run(System.out, args));
        }
        COMMAND_LINE.answer(System.out, System.err, args).ifPresent(System::exit);
        application().run(args);
    }

    /** The application under its own configuration name, so that several services can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ArchiveApplication.class).properties("spring.config.name=archive");
    }
}
