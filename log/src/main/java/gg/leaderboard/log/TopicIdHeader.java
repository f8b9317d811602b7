package gg.leaderboard.log;

/** An HTTP header by which two services check that they belong to the same installation. */
public final class TopicIdHeader {

    /** The id of the events topic that a service reads; on requests to the archive and on its responses. */
    public static final String NAME = "Leaderboard-Topic-Id";

    private TopicIdHeader() {}
}
