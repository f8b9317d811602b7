package gg.leaderboard.bench.run;

import java.io.IOException;
import java.util.function.Supplier;

/** Sends GET requests over one connection, to the paths from the supplier. */
record HttpReadClient(KeepAliveConnection connection, Supplier<String> path) implements ReadLoad.Client {

    @Override
    public void ask() throws IOException {
        connection.get(path.get());
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
