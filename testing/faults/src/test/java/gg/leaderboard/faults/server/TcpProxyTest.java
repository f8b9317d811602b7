package gg.leaderboard.faults.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.faults.server.TcpProxy.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int QUIET_MILLIS = 200;

    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void startAnEcho() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = new TcpProxy(server.getLocalPort());
        Thread echo = new Thread(this::echo);
        echo.setDaemon(true);
        echo.start();
    }

    private void echo() {
        while (true) {
            try {
                Socket client = server.accept();
                Thread connection = new Thread(() -> {
                    try (client) {
                        client.getInputStream().transferTo(client.getOutputStream());
                    } catch (IOException e) {
                        // The proxy closed the connection.
                    }
                });
                connection.setDaemon(true);
                connection.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passes_bytes_on() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoOf(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void cuts_old_and_new_connections() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoOf(client, 1)).isEqualTo(1);
            proxy.set(Mode.CUT);

            assertThat(client.getInputStream().read()).isEqualTo(-1);
            try (Socket other = connect()) {
                assertThat(other.getInputStream().read()).isEqualTo(-1);
            }
        }
        proxy.set(Mode.PASS);
        try (Socket client = connect()) {
            assertThat(echoOf(client, 2)).isEqualTo(2);
        }
    }

    @Test
    void a_half_open_connection_answers_only_when_it_passes_again() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoOf(client, 1)).isEqualTo(1);
            proxy.set(Mode.HALF_OPEN);
            try (Socket other = connect()) {
                assertThatThrownBy(() -> echoOf(client, 2)).isInstanceOf(SocketTimeoutException.class);
                assertThatThrownBy(() -> echoOf(other, 3)).isInstanceOf(SocketTimeoutException.class);
                proxy.set(Mode.PASS);

                assertThat(client.getInputStream().read()).isEqualTo(2);
                assertThat(other.getInputStream().read()).isEqualTo(3);
            }
        }
    }

    @Test
    void a_reset_ends_open_connections_only() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoOf(client, 1)).isEqualTo(1);
            proxy.reset();

            assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("reset");
        }
        try (Socket client = connect()) {
            assertThat(echoOf(client, 2)).isEqualTo(2);
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(QUIET_MILLIS);
        return client;
    }

    private static int echoOf(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        return client.getInputStream().read();
    }
}
