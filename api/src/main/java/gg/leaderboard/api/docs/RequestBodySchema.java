package gg.leaderboard.api.docs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the body of a request, which the code reads by itself. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequestBodySchema {

    /** One of {@link RequestSchemas}. */
    String value();

    /** Whether the call cannot do without it. */
    boolean required() default true;
}
