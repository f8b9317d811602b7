package gg.leaderboard.bench.run;

import java.io.IOException;

/** A client that repeats one call on a connection. */
record CallClient(KeepAliveConnection connection, Call call) implements ReadLoad.Client {

    /** A request, and the read of its response. */
    interface Call {
        void send(KeepAliveConnection connection) throws IOException;
    }

    @Override
    public void ask() throws IOException {
        call.send(connection);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
