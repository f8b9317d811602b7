package gg.leaderboard.log.bounded;

import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.LeastLoadedNode;
import org.apache.kafka.clients.RequestCompletionHandler;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.jspecify.annotations.Nullable;

/** Delegates to Kafka's network client, and bounds fetched records with {@link BoundedFetches}. */
final class BoundedKafkaClient implements KafkaClient {

    private final KafkaClient client;
    private final BoundedFetches fetches = new BoundedFetches();

    BoundedKafkaClient(KafkaClient client) {
        this.client = client;
    }

    BoundedFetches fetches() {
        return fetches;
    }

    // Not in newClientRequest: until the request is sent, the consumer casts its callback to an internal class.
    @Override
    public void send(ClientRequest request, long now) {
        client.send(
                request.requestBuilder() instanceof FetchRequest.Builder fetch ? bounded(request, fetch) : request,
                now);
    }

    private ClientRequest bounded(ClientRequest request, FetchRequest.Builder fetch) {
        fetches.recordRequest(fetch.fetchData());
        RequestCompletionHandler receiver = request.callback();
        return new ClientRequest(
                request.destination(),
                request.requestBuilder(),
                request.correlationId(),
                // The client id is not accessible except in the header.
                request.makeHeader(fetch.latestAllowedVersion()).clientId(),
                request.createdTimeMs(),
                request.expectResponse(),
                request.requestTimeoutMs(),
                response -> {
                    bound(response);
                    receiver.onComplete(response);
                });
    }

    private void bound(ClientResponse response) {
        if (response.responseBody() instanceof FetchResponse fetched) {
            fetches.bound(fetched.data());
        }
    }

    @Override
    public void initiateClose() {
        fetches.close();
        client.initiateClose();
    }

    @Override
    public void close() throws IOException {
        fetches.close();
        client.close();
    }

    @Override
    public boolean isReady(Node node, long now) {
        return client.isReady(node, now);
    }

    @Override
    public boolean ready(Node node, long now) {
        return client.ready(node, now);
    }

    @Override
    public long connectionDelay(Node node, long now) {
        return client.connectionDelay(node, now);
    }

    @Override
    public long pollDelayMs(Node node, long now) {
        return client.pollDelayMs(node, now);
    }

    @Override
    public boolean connectionFailed(Node node) {
        return client.connectionFailed(node);
    }

    @Override
    public @Nullable AuthenticationException authenticationException(Node node) {
        return client.authenticationException(node);
    }

    @Override
    public List<ClientResponse> poll(long timeout, long now) {
        return client.poll(timeout, now);
    }

    @Override
    public void disconnect(String nodeId) {
        client.disconnect(nodeId);
    }

    @Override
    public void close(String nodeId) {
        client.close(nodeId);
    }

    @Override
    public LeastLoadedNode leastLoadedNode(long now) {
        return client.leastLoadedNode(now);
    }

    @Override
    public int inFlightRequestCount() {
        return client.inFlightRequestCount();
    }

    @Override
    public boolean hasInFlightRequests() {
        return client.hasInFlightRequests();
    }

    @Override
    public int inFlightRequestCount(String nodeId) {
        return client.inFlightRequestCount(nodeId);
    }

    @Override
    public boolean hasInFlightRequests(String nodeId) {
        return client.hasInFlightRequests(nodeId);
    }

    @Override
    public boolean hasReadyNodes(long now) {
        return client.hasReadyNodes(now);
    }

    @Override
    public void wakeup() {
        client.wakeup();
    }

    @Override
    public ClientRequest newClientRequest(
            String nodeId, AbstractRequest.Builder<?> builder, long createdTimeMs, boolean expectResponse) {
        return client.newClientRequest(nodeId, builder, createdTimeMs, expectResponse);
    }

    @Override
    public ClientRequest newClientRequest(
            String nodeId,
            AbstractRequest.Builder<?> builder,
            long createdTimeMs,
            boolean expectResponse,
            int requestTimeoutMs,
            RequestCompletionHandler callback) {
        return client.newClientRequest(nodeId, builder, createdTimeMs, expectResponse, requestTimeoutMs, callback);
    }

    @Override
    public boolean active() {
        return client.active();
    }
}
