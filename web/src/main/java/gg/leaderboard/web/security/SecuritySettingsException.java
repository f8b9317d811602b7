package gg.leaderboard.web.security;

/** The settings of a service would expose it or contradict each other, so it does not start. */
public final class SecuritySettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param problem names the settings, without secrets
     * @param remedy which settings to change
     */
    public SecuritySettingsException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
