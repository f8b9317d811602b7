package gg.leaderboard.processor.crash;

/** The processor as it is, or with a deliberate error that the test must detect. */
enum Variant {
    AS_IT_IS,
    RESUMES_FROM_THE_COMMIT,
    NEVER_CHECKS_WHEN_IDLE,
    TRUSTS_AN_EARLIER_VERDICT
}
