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
        description = "Returns the standings at this log time. Only records logged by then count. Players who were"
                + " hidden at that time are not ranked. Players who are hidden now are omitted. Window, period and"
                + " season default to those of that time. Names are the current ones. The archive answers these"
                + " requests.",
        schema = @Schema(type = "string", format = "date-time"))
public @interface AtParameter {}
