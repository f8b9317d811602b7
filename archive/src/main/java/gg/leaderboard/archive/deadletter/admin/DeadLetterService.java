package gg.leaderboard.archive.deadletter.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.archive.deadletter.DeadLetterCursor;
import gg.leaderboard.archive.deadletter.DeadLetterFilter;
import gg.leaderboard.archive.deadletter.DeadLetterId;
import gg.leaderboard.archive.deadletter.DeadLetterRepository;
import gg.leaderboard.archive.deadletter.DeadLetterRepository.Count;
import gg.leaderboard.archive.deadletter.DeadLetterRepository.Order;
import gg.leaderboard.archive.deadletter.StoredDeadLetter;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.web.Envelope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations of {@link ArchiveDeadLetterController}. */
@Component
class DeadLetterService {

    private final DeadLetterRepository deadLetters;
    private final ResendValidator validator;
    private final Resender resender;

    DeadLetterService(DeadLetterRepository deadLetters, ResendValidator validator, Resender resender) {
        this.deadLetters = deadLetters;
        this.validator = validator;
        this.resender = resender;
    }

    Envelope<List<DeadLetterView>> list(DeadLetterQueryParameters selection) {
        Page page = page(selection.filter(), Order.DESC, selection);
        return Envelope.of(page.deadLetters().stream().map(DeadLetterView::of).toList(), page.next());
    }

    List<Count> count(DeadLetterQueryParameters selection) {
        return deadLetters.count(selection.filter());
    }

    DeadLetterView.Details show(DeadLetterId id) {
        return DeadLetterView.Details.of(validator.find(id), null);
    }

    /** Returns the edited dead letter, and whether it would be counted. */
    DeadLetterView.Details edit(DeadLetterId id, byte[] value) {
        StoredDeadLetter letter = validator.find(id);
        // Before the edit: Kafka may be unavailable.
        Definitions boards = resender.boards();
        if (!deadLetters.edit(letter, value)) {
            throw ResendValidator.conflict(letter, "was resent and counted, so it cannot be edited");
        }
        return DeadLetterView.Details.of(
                validator.find(id), resender.check(List.of(id), boards).get(0));
    }

    void discard(DeadLetterId id) {
        StoredDeadLetter letter = validator.find(id);
        if (!deadLetters.discard(id)) {
            throw ResendValidator.conflict(letter, "was resent and counted, so it cannot be discarded");
        }
    }

    ResendResult resend(DeadLetterId id, boolean dryRun) {
        StoredDeadLetter letter = validator.find(id);
        return dryRun ? resender.check(List.of(id)).get(0) : resender.send(letter);
    }

    /** @param ids the dead letters to resend; if empty, those that {@code selection} selects */
    Envelope<ResendResults> resend(Collection<DeadLetterId> ids, DeadLetterQueryParameters selection, boolean dryRun) {
        if (!ids.isEmpty()) {
            return Envelope.of(resend(ids, dryRun));
        }
        Page page = page(selection.openFilter(), Order.ASC, selection);
        return Envelope.of(
                resend(page.deadLetters().stream().map(StoredDeadLetter::id).toList(), dryRun), page.next());
    }

    private ResendResults resend(Collection<DeadLetterId> ids, boolean dryRun) {
        return ResendResults.of(dryRun, dryRun ? resender.check(ids) : resender.send(ids));
    }

    private Page page(DeadLetterFilter filter, Order order, DeadLetterQueryParameters selection) {
        int most = selection.pageSize();
        List<StoredDeadLetter> found = deadLetters.list(filter, order, selection.after(), most + 1);
        if (found.size() <= most) {
            return new Page(found, null);
        }
        StoredDeadLetter last = found.get(most - 1);
        return new Page(found.subList(0, most), new DeadLetterCursor(last.logTime(), last.id()).toString());
    }

    private record Page(
            List<StoredDeadLetter> deadLetters, @Nullable String next) {}

    /**
     * The results of a resend, or of a dry run.
     *
     * @param counts number of results by status
     */
    record ResendResults(
            @JsonProperty("dry_run") boolean dryRun,
            Map<ResendResult.Status, Long> counts,
            List<ResendResult> results) {

        static ResendResults of(boolean dryRun, List<ResendResult> results) {
            return new ResendResults(
                    dryRun,
                    results.stream()
                            .collect(Collectors.groupingBy(ResendResult::result, TreeMap::new, Collectors.counting())),
                    results);
        }
    }
}
