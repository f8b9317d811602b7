package gg.leaderboard.log;

/** The header by which two services find out that they belong to the same installation. */
public final class TopicIdHeader {

    /** The id of the topic of events that a service reads; on requests to the archive and on its answers. */
    public static final String NAME = "Leaderboard-Topic-Id";

    private TopicIdHeader() {}
}
