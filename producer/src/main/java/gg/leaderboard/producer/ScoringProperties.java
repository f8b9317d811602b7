package gg.leaderboard.producer;

import static gg.leaderboard.events.Rules.MAX_POINTS;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Points of each action, for logs and for the simulator; 0 counts the action without points.
 *
 * @param kill points of a kill
 * @param headshot points of a kill by a headshot
 * @param assist points of an assist
 * @param flashAssist points of an assist by a flashbang
 * @param objectiveCapture points of a captured objective
 * @param objectiveDefend points of a defended objective
 */
@Validated
@ConfigurationProperties("leaderboard.producer.scoring")
public record ScoringProperties(
        @DefaultValue("100") @Min(-MAX_POINTS) @Max(MAX_POINTS) long kill,

        @DefaultValue("150") @Min(-MAX_POINTS) @Max(MAX_POINTS) long headshot,

        @DefaultValue("50") @Min(-MAX_POINTS) @Max(MAX_POINTS) long assist,

        @DefaultValue("50") @Min(-MAX_POINTS) @Max(MAX_POINTS) long flashAssist,

        @DefaultValue("200") @Min(-MAX_POINTS) @Max(MAX_POINTS) long objectiveCapture,

        @DefaultValue("200") @Min(-MAX_POINTS) @Max(MAX_POINTS) long objectiveDefend) {

    public long points(ScoredAction action) {
        return switch (action) {
            case KILL -> kill;
            case HEADSHOT -> headshot;
            case ASSIST -> assist;
            case FLASH_ASSIST -> flashAssist;
            case OBJECTIVE_CAPTURE -> objectiveCapture;
            case OBJECTIVE_DEFEND -> objectiveDefend;
        };
    }
}
