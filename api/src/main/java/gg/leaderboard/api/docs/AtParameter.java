package gg.leaderboard.api.docs;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the parameter that names a moment of the past. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description =
                "How it was at this moment of log time: what had been logged by then counts, and nothing else; players"
                        + " who were hidden then count for nothing, and those who are hidden now are left out. Window, period and season are those of that moment unless given; names"
                        + " are those of today. Answered by the archive.",
        schema = @Schema(type = "string", format = "date-time"))
public @interface AtParameter {}
