package gg.leaderboard.faults.check;

import gg.leaderboard.faults.check.ScoreLog.Step;
import gg.leaderboard.faults.work.Answer;
import gg.leaderboard.faults.work.Answers;
import gg.leaderboard.faults.work.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Checks that each response was true: the score is in the log, and the total and the rank were those of a moment. */
public final class Promises {

    private final ScoreLog log;
    // Id of an event → when it was surely confirmed by Kafka.
    private final Map<String, Instant> confirmed = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private Promises(ScoreLog log) {
        this.log = log;
    }

    /**
     * Returns what was not true.
     *
     * @param replicated whether a record may become readable later than its log time, when other brokers have it
     */
    public static List<String> broken(
            List<ConsumerRecord<byte[], byte[]>> records, Answers answers, boolean replicated) {
        ScoreLog log = new ScoreLog(records);
        Promises promises = new Promises(log);
        if (replicated) {
            answers.scores().forEach(answer -> promises.confirmed.put(answer.eventId(), answer.at()));
        } else {
            log.players().stream()
                    .flatMap(player -> log.steps(player).stream())
                    .forEach(step -> promises.confirmed.put(step.id(), step.logged()));
        }
        answers.refused().forEach(score -> promises.broken.add("refused: " + score));
        answers.scores().forEach(promises::checkLogged);
        answers.scores().stream().filter(answer -> answer.status() == 200).forEach(promises::checkPlace);
        answers.reads().forEach(promises::check);
        return promises.broken;
    }

    /** As {@link #broken}, without what depends on the clocks of brokers and apis. */
    public static List<String> notLogged(List<ConsumerRecord<byte[], byte[]>> records, Answers answers) {
        Promises promises = new Promises(new ScoreLog(records));
        answers.scores().forEach(promises::checkLogged);
        return promises.broken;
    }

    private void checkLogged(Answer answer) {
        int copies = log.copies(answer.eventId());
        if (copies == 0) {
            broken.add("not in the log: " + answer);
        }
        if (answer.attempts() == 1 && copies > 1) {
            broken.add(copies + " times in the log, sent once: " + answer);
        }
    }

    private void checkPlace(Answer answer) {
        Long score = answer.score();
        Long rank = answer.rank();
        if (score == null || rank == null) {
            broken.add("200 without a total and a rank: " + answer);
            return;
        }
        List<Step> steps = log.steps(answer.player());
        int first = 0;
        while (first < steps.size() && !steps.get(first).id().equals(answer.eventId())) {
            first++;
        }
        if (!isTotal(steps.subList(first, steps.size()), score, answer.at())) {
            broken.add("the total does not contain the score: " + answer + " of " + steps);
        }
        // Others may not be counted yet, but none may have a total that no event explains.
        long better = log.players().stream()
                .filter(other -> !other.equals(answer.player()))
                .filter(other -> log.highest(other, answer.at()) > score)
                .count();
        if (rank < 1 || rank > better + 1) {
            broken.add("at most " + better + " were better: " + answer);
        }
    }

    private void check(Observation read) {
        List<Step> steps = log.steps(read.player());
        int newest = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (confirmed.getOrDefault(steps.get(i).id(), Instant.MAX).isBefore(read.asOf())) {
                newest = i;
            }
        }
        if (!isTotal(steps.subList(newest, steps.size()), read.score(), read.at())) {
            broken.add("as_of was not true: " + read + " of " + steps);
        }
    }

    private static boolean isTotal(List<Step> steps, long total, Instant latest) {
        return steps.stream()
                .anyMatch(step -> step.total() == total && !step.logged().isAfter(latest));
    }
}
