package gg.leaderboard.log.inlet;

import gg.leaderboard.events.Rules;
import gg.leaderboard.events.Topics;
import gg.leaderboard.events.mapping.InvalidMappingException;
import gg.leaderboard.events.mapping.Mapping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The inlets by topic. */
public final class Inlets {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Map<String, Inlet> byTopic = new LinkedHashMap<>();

    /** @throws InvalidMappingException naming the invalid inlet and the problem */
    public Inlets(RelayProperties properties) {
        List<RelayProperties.InletProperties> inlets = properties.inletsOrBuiltIn();
        for (int i = 0; i < inlets.size(); i++) {
            String name = "leaderboard.relay.inlets[" + i + "]";
            add(name, inlets.get(i));
        }
    }

    private void add(String name, RelayProperties.InletProperties inlet) {
        String topic = inlet.topic();
        if (topic == null || topic.isBlank()) {
            throw new InvalidMappingException(name + ".topic is missing");
        }
        if (isOwn(topic) && !topic.equals(Topics.LEADERBOARD_SCORES)) {
            throw new InvalidMappingException(name + ".topic cannot be " + topic + ": it is a topic of the services");
        }
        if (byTopic.put(topic, new Inlet(topic, mapping(name, topic, inlet), inlet.makeBoards())) != null) {
            throw new InvalidMappingException(name + ".topic is given twice; was " + Rules.quote(topic));
        }
    }

    private static Mapping mapping(String name, String topic, RelayProperties.InletProperties inlet) {
        try {
            return MappingFile.read(inlet.mapping() == null ? topic : inlet.mapping());
        } catch (InvalidMappingException e) {
            throw new InvalidMappingException(name + ".mapping: " + e.getMessage());
        }
    }

    /** Whether the services create this topic. */
    private static boolean isOwn(String topic) {
        return Topics.ALL.stream().anyMatch(own -> own.name().equals(topic));
    }

    public Optional<Inlet> find(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    /** The mapping of {@code topic}; {@link Mapping#NONE} if it is no inlet. */
    public Mapping mapping(String topic) {
        return find(topic).map(Inlet::mapping).orElse(Mapping.NONE);
    }

    /** The topics of all inlets. */
    public Set<String> topics() {
        return Collections.unmodifiableSet(byTopic.keySet());
    }

    /** The topics that other systems create. */
    public Set<String> externalTopics() {
        return byTopic.keySet().stream().filter(topic -> !isOwn(topic)).collect(Collectors.toUnmodifiableSet());
    }

    /** Matches all topics, for subscribing. Subscribing by name would create missing topics. */
    public Pattern pattern() {
        return byTopic.isEmpty()
                ? NOTHING
                : Pattern.compile(byTopic.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }
}
