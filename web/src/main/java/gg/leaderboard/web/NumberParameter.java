package gg.leaderboard.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A whole number in the query string.
 *
 * @see NumberParameters#parse
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(in = ParameterIn.QUERY)
public @interface NumberParameter {

    /** What the number means, without the full stop. */
    String value() default "Number of entries";

    /** Smaller numbers are rejected. */
    long min() default 1;

    /** Larger numbers are replaced by this one. */
    long max() default NumberParameters.MAX_ENTRIES;

    /** The number if the parameter is missing or empty. */
    long defaultValue() default 10;
}
