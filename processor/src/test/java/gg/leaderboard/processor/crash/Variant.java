package gg.leaderboard.processor.crash;

/** How the processor is driven: as it is, or wrong on purpose, to show that the test would notice. */
enum Variant {
    AS_IT_IS,
    RESUMES_FROM_THE_COMMIT,
    NEVER_CHECKS_WHEN_IDLE,
    TRUSTS_AN_EARLIER_VERDICT
}
