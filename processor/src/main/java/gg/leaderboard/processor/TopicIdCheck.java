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
 * Warns if the standings were folded from another topic. That is correct after a topic was recreated, and wrong for a Redis of another installation. Only an operator can distinguish the two.
 */
@Component
class TopicIdCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TopicIdCheck.class);

    private final ProgressReader progress;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    TopicIdCheck(ProgressReader progress) {
        this.progress = progress;
    }

    /** @param topicId the id of the topic that is read */
    void warnIfChanged(String topicId) {
        if (known.contains(topicId)) {
            return;
        }
        Set<String> foldedIds = new TreeSet<>();
        progress.all()
                .forEach(shard ->
                        shard.keySet().stream().map(LogPartition::topicId).forEach(foldedIds::add));
        if (known.add(topicId) && !foldedIds.isEmpty() && !foldedIds.contains(topicId)) {
            LOG.warn(
                    "The topic {} has the id {}, but the standings in Redis were folded from {}. New events are added to these"
                            + " standings. If this Redis belongs to another installation, stop this processor",
                    Topics.GAME_EVENTS,
                    topicId,
                    foldedIds);
        }
    }
}
