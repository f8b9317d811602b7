package gg.leaderboard.standings.redis;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of a processor on itself.
 *
 * @param partitions topic → the partitions that this processor reads now; topics that it never reads are omitted
 * @param problems name → message of a problem that prevents counting; at most {@value #MOST_PROBLEMS} are stored
 */
public record ProcessorReport(Map<String, SortedSet<Integer>> partitions, Map<String, String> problems) {

    private static final int MOST_PROBLEMS = 50;
    private static final int LONGEST_MESSAGE = 500;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public ProcessorReport {
        problems = problems.entrySet().stream()
                .limit(MOST_PROBLEMS)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> shortened(each.getValue()), (one, other) -> one, TreeMap::new));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    byte[] json() {
        ObjectNode json = MAPPER.createObjectNode();
        ObjectNode read = json.putObject("partitions");
        partitions.forEach((topic, numbers) -> numbers.forEach(read.putArray(topic)::add));
        ObjectNode wrong = json.putObject("problems");
        problems.forEach(wrong::put);
        return MAPPER.writeValueAsBytes(json);
    }

    static ProcessorReport read(String text) {
        JsonNode json = MAPPER.readTree(text.getBytes(StandardCharsets.UTF_8));
        Map<String, SortedSet<Integer>> partitions = new TreeMap<>();
        json.required("partitions")
                .properties()
                .forEach(topic -> partitions.put(
                        topic.getKey(),
                        topic.getValue()
                                .valueStream()
                                .map(JsonNode::intValue)
                                .collect(Collectors.toCollection(TreeSet::new))));
        Map<String, String> problems = new TreeMap<>();
        json.required("problems")
                .properties()
                .forEach(problem ->
                        problems.put(problem.getKey(), problem.getValue().stringValue()));
        return new ProcessorReport(partitions, problems);
    }
}
