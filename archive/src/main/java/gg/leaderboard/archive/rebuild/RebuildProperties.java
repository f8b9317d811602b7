package gg.leaderboard.archive.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether what is ordered is carried out here
 * @param database the database of Redis, beside that of the standings, in which they are folded anew; nothing else may be in it
 * @param interval how often is looked whether something is to be folded anew, and how often that is continued once it has
 *     caught up
 */
@ConfigurationProperties("leaderboard.archive.rebuild")
record RebuildProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1") int database,
        @DefaultValue("200ms") Duration interval) {}
