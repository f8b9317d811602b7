package gg.leaderboard.embedded;

/** A server could not start because another process has its port. The message is intended for the console. */
public final class PortInUseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String server;
    private final int port;

    PortInUseException(String server, int port) {
        super(server + " cannot start: port " + port + " on 127.0.0.1 is in use by another process, perhaps a " + server
                + " or a container. To list the process: lsof -nP -iTCP:" + port + " -sTCP:LISTEN");
        this.server = server;
        this.port = port;
    }

    /** The server that needs the port. */
    public String server() {
        return server;
    }

    /** The port in use. */
    public int port() {
        return port;
    }
}
