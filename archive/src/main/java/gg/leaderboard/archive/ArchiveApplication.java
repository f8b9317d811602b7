package gg.leaderboard.archive;

import gg.leaderboard.archive.backup.BackupCommand;
import gg.leaderboard.archive.backup.VerifyCommand;
import gg.leaderboard.archive.rebuild.RebuildCommand;
import gg.leaderboard.archive.rebuild.RestoreCommand;
import gg.leaderboard.log.Version;
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

    public static void main(String[] args) throws InterruptedException {
        Locale.setDefault(Locale.ROOT);
        if (Version.isAskedFor(args)) {
            System.out.println("archive " + Version.current());
            return;
        }
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
        application().run(args);
    }

    /** The application under its own configuration name, so that several services can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ArchiveApplication.class).properties("spring.config.name=archive");
    }
}
