package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.ProgressReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says when standings that were folded from another log are about to get records of this one. That is right for a topic that
 * was deleted and created again, and wrong for a Redis of another installation: only people can tell.
 */
@Component
class TopicIdCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TopicIdCheck.class);

    private final ProgressReader progress;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    TopicIdCheck(ProgressReader progress) {
        this.progress = progress;
    }

    /** @param topicId of the log that is read now */
    void warnIfChanged(String topicId) {
        if (known.contains(topicId)) {
            return;
        }
        Set<String> held = new TreeSet<>();
        progress.all()
                .forEach(shard ->
                        shard.keySet().stream().map(LogPartition::topicId).forEach(held::add));
        if (known.add(topicId) && !held.isEmpty() && !held.contains(topicId)) {
            LOG.warn(
                    "The topic {} has the id {} now, and the standings in Redis were folded from {}. They stay, and new events are"
                            + " added to them. If this Redis belongs to another installation, stop this processor",
                    Topics.GAME_EVENTS,
                    topicId,
                    held);
        }
    }
}
