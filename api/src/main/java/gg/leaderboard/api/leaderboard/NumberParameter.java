package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.NumberParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A whole number in the query of an address. {@link NumberParameterResolver} parses, limits and documents it.
 *
 * @see NumberParameters#parse
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(in = ParameterIn.QUERY)
public @interface NumberParameter {

    /** What the number means, without the full stop. */
    String value() default "How many entries";

    /** A smaller number is rejected. */
    long min() default 1;

    /** A larger number is taken as this one. */
    long max() default NumberParameters.MAX_ENTRIES;

    /** The number where the parameter is missing or empty. */
    long defaultValue() default 10;
}
