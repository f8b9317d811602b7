package gg.leaderboard.log;

/**
 * One change of the topic of definitions. It may be tried more than once.
 *
 * @param <T> what is written
 */
interface DefinitionChange<T> {

    /** What is changed, for a message. */
    String subject();

    /** Decides by what there is, and writes. May throw to refuse. */
    T write(LoggedDefinitions known, DefinitionTransaction transaction, Deadline deadline);

    /** Whether what an earlier attempt has written is there. */
    boolean isApplied(LoggedDefinitions known, T written);

    /** What was written as everybody sees it. */
    T result(LoggedDefinitions known, T written);
}
