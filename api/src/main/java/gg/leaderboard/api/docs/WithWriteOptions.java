package gg.leaderboard.api.docs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the headers by which a caller says how a write is to be done, and the 202 that may come of it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AcceptedResponse
public @interface WithWriteOptions {}
