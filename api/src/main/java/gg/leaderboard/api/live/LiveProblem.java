package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an error message to clients.
 *
 * @param error a sentence that names the problem
 * @param unavailable whether the standings cannot be read now. The next update ends this
 * @param notCounting if the default feed cannot be read: the known reasons why scores that are submitted now are not
 *     counted; null in other errors
 */
@JsonInclude(Include.NON_DEFAULT)
record LiveProblem(
        String error,
        boolean unavailable,

        @JsonInclude(Include.NON_NULL) @JsonProperty("not_counting") @Nullable List<String> notCounting) {

    static LiveProblem of(String error) {
        return new LiveProblem(error, false, null);
    }

    static LiveProblem of(ProblemException e) {
        return e.areStandingsUnreadable() ? unavailable(e.detail()) : of(e.detail());
    }

    static LiveProblem unavailable(String error) {
        return new LiveProblem(error, true, null);
    }

    LiveProblem withNotCounting(List<String> reasons) {
        return new LiveProblem(error, unavailable, reasons);
    }
}
