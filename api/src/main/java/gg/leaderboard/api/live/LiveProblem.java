package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * The content of an error message to clients.
 *
 * @param error a sentence that names the problem
 * @param unavailable whether the standings cannot be read now. The next update ends this
 * @param notCounting if the default feed cannot be read: why scores that are submitted now are not counted
 */
@JsonInclude(Include.NON_DEFAULT)
record LiveProblem(
        String error,
        boolean unavailable,

        @JsonInclude(Include.NON_EMPTY) @JsonProperty("not_counting")
        List<String> notCounting) {

    static LiveProblem of(String error) {
        return new LiveProblem(error, false, List.of());
    }

    static LiveProblem of(ProblemException e) {
        return HttpStatus.SERVICE_UNAVAILABLE.equals(e.getStatusCode()) ? unavailable(e.detail()) : of(e.detail());
    }

    static LiveProblem unavailable(String error) {
        return new LiveProblem(error, true, List.of());
    }

    LiveProblem withNotCounting(List<String> reasons) {
        return new LiveProblem(error, unavailable, reasons);
    }
}
