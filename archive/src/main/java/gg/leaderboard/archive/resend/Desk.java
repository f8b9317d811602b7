package gg.leaderboard.archive.resend;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.archive.deadletter.LetterCursor;
import gg.leaderboard.archive.deadletter.LetterFilter;
import gg.leaderboard.archive.deadletter.LetterId;
import gg.leaderboard.archive.deadletter.Letters;
import gg.leaderboard.archive.deadletter.Letters.Count;
import gg.leaderboard.archive.deadletter.Letters.Order;
import gg.leaderboard.archive.deadletter.StoredLetter;
import gg.leaderboard.archive.web.Reply;
import gg.leaderboard.standings.definition.Definitions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each call does. */
@Component
class Desk {

    private final Letters letters;
    private final Inspection inspection;
    private final Resender resender;

    Desk(Letters letters, Inspection inspection, Resender resender) {
        this.letters = letters;
        this.inspection = inspection;
        this.resender = resender;
    }

    Reply<List<LetterView>> list(Selection selection) {
        Page page = page(selection.filter(), Order.DESC, selection);
        return Reply.of(page.letters().stream().map(LetterView::of).toList(), page.next());
    }

    List<Count> count(Selection selection) {
        return letters.count(selection.filter());
    }

    LetterView.Whole show(LetterId id) {
        return LetterView.Whole.of(inspection.find(id), null);
    }

    /** The letter as it is then, and whether it would be counted. */
    LetterView.Whole edit(LetterId id, byte[] value) {
        StoredLetter letter = inspection.find(id);
        // Before anything is changed: Kafka may be away.
        Definitions boards = resender.boards();
        if (!letters.edit(letter, value)) {
            throw Inspection.conflict(letter, "was sent again and counted: there is nothing left to edit");
        }
        return LetterView.Whole.of(
                inspection.find(id), resender.check(List.of(id), boards).get(0));
    }

    void discard(LetterId id) {
        StoredLetter letter = inspection.find(id);
        if (!letters.discard(id)) {
            throw Inspection.conflict(letter, "was sent again and counted: there is nothing left to discard");
        }
    }

    Outcome resend(LetterId id, boolean dryRun) {
        StoredLetter letter = inspection.find(id);
        return dryRun ? resender.check(List.of(id)).get(0) : resender.send(letter);
    }

    /** @param ids if there are any, these and no others */
    Reply<Outcomes> resend(Collection<LetterId> ids, Selection selection, boolean dryRun) {
        if (!ids.isEmpty()) {
            return Reply.of(resend(ids, dryRun));
        }
        Page page = page(selection.openFilter(), Order.ASC, selection);
        return Reply.of(resend(page.letters().stream().map(StoredLetter::id).toList(), dryRun), page.next());
    }

    private Outcomes resend(Collection<LetterId> ids, boolean dryRun) {
        return Outcomes.of(dryRun, dryRun ? resender.check(ids) : resender.send(ids));
    }

    private Page page(LetterFilter filter, Order order, Selection selection) {
        int most = selection.most();
        List<StoredLetter> found = letters.list(filter, order, selection.after(), most + 1);
        if (found.size() <= most) {
            return new Page(found, null);
        }
        StoredLetter last = found.get(most - 1);
        return new Page(found.subList(0, most), new LetterCursor(last.logTime(), last.id()).toString());
    }

    private record Page(
            List<StoredLetter> letters, @Nullable String next) {}

    /**
     * What came of many letters, or would.
     *
     * @param counts how many of each result there are
     */
    record Outcomes(@JsonProperty("dry_run") boolean dryRun, Map<Outcome.Result, Long> counts, List<Outcome> results) {

        static Outcomes of(boolean dryRun, List<Outcome> results) {
            return new Outcomes(
                    dryRun,
                    results.stream()
                            .collect(Collectors.groupingBy(Outcome::result, TreeMap::new, Collectors.counting())),
                    results);
        }
    }
}
