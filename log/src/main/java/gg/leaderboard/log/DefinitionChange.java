package gg.leaderboard.log;

/**
 * One change to the topic of definitions. It may be attempted more than once.
 *
 * @param <T> the type of the written value
 */
interface DefinitionChange<T> {

    /** Describes what is changed, for messages. */
    String subject();

    /** Decides on the current definitions, and writes the change. May throw to reject it. */
    T write(LoggedDefinitions known, DefinitionTransaction transaction);

    /** Whether the definitions contain the value that an earlier attempt wrote. */
    boolean isApplied(LoggedDefinitions known, T written);

    /** The written value as readers see it. */
    T result(LoggedDefinitions known, T written);
}
