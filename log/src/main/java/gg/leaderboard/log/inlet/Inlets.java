package gg.leaderboard.log.inlet;

import gg.leaderboard.events.Rules;
import gg.leaderboard.events.Topics;
import gg.leaderboard.events.mapping.InvalidMappingException;
import gg.leaderboard.events.mapping.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All inlets, by topic. */
public final class Inlets {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Map<String, Inlet> byTopic = new LinkedHashMap<>();

    /** @throws InvalidMappingException naming the inlet and what is wrong with it */
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
        if (isOurs(topic) && !topic.equals(Topics.LEADERBOARD_SCORES)) {
            throw new InvalidMappingException(name + ".topic cannot be " + topic + ": what is sent there is no inlet");
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
    private static boolean isOurs(String topic) {
        return Topics.ALL.stream().anyMatch(ours -> ours.name().equals(topic));
    }

    public Optional<Inlet> find(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    /** By which records of {@code topic} become events; none changes what is no inlet. */
    public Mapping mapping(String topic) {
        return find(topic).map(Inlet::mapping).orElse(Mapping.NONE);
    }

    /** The topics that other systems create, if ever. */
    public Set<String> externalTopics() {
        return byTopic.keySet().stream().filter(topic -> !isOurs(topic)).collect(Collectors.toUnmodifiableSet());
    }

    /** All topics, to be subscribed: who subscribes by name would create those that are missing. */
    public Pattern pattern() {
        return byTopic.isEmpty()
                ? NOTHING
                : Pattern.compile(byTopic.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }
}
