package gg.leaderboard.faults.server;

/** A server or service as separate processes. */
public interface Server {

    String name();

    /** Starts it on its data; does nothing if it runs. */
    void start();

    /** Kills it with SIGKILL; does nothing if it does not run. */
    void kill();

    /** Stops all its processes with SIGSTOP. */
    void freeze();

    /** Continues all its processes. */
    void resume();
}
