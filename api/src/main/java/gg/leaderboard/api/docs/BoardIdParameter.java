package gg.leaderboard.api.docs;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the parameter that names a board. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "`global`, `kills`, `headshots`, `assists`, `objectives`, `game:{game_id}`, or the id of a"
                + " created leaderboard.",
        example = "global")
public @interface BoardIdParameter {}
