package gg.leaderboard.api.docs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the request headers of {@code WriteOptions} and the 202 response that they can cause. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AcceptedResponse
public @interface WithWriteOptions {}
