package io.aftersales.examples.oms.web;

import io.aftersales.examples.oms.WatchedLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the host as somebody would who has nothing but its address. */
public final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger COMMANDS = new AtomicInteger();

    /** What persons write; shorter words could stand in a line by chance. */
    private static final Pattern WORDS =
            Pattern.compile("\"(?:text|why|description|notes|surplus)\"\\s*:\\s*\"([^\"\\\\]{5,})\"");

    private final URI host;
    private final String language;

    /** The host at this port of this machine. */
    public Client(int port) {
        this(URI.create("http://localhost:" + port), "en");
    }

    private Client(URI host, String language) {
        this.host = host;
        this.language = language;
    }

    /** The client of a person who reads this language. */
    public Client in(String tag) {
        return new Client(host, tag);
    }

    /** What came back. */
    public record Response(int status, String contentType, JsonNode body) {
        /** The text at a path of fields. */
        public String text(String... path) {
            JsonNode node = body;
            for (String field : path) {
                node = node.path(field);
            }
            return node.asString("");
        }
    }

    /** Sends a command under an id of its own. */
    public Response post(@Nullable String user, String path, String body) {
        return post(user, path, body, "command-" + COMMANDS.incrementAndGet());
    }

    /** Sends a command. */
    public Response post(@Nullable String user, String path, String body, String command) {
        WORDS.matcher(body).results().map(words -> words.group(1)).forEach(WatchedLogs::watchFor);
        return send(
                user,
                path,
                request -> request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", command)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Asks. */
    public Response get(@Nullable String user, String path) {
        return send(user, path, HttpRequest.Builder::GET);
    }

    interface Kind {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    /** Sends a request as it is. */
    Response send(@Nullable String user, String path, Kind kind) {
        HttpResponse<String> response = exchange(user, path, kind);
        return new Response(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body()));
    }

    /** The body of a request, as text. */
    private static String sent(HttpRequest request) {
        HttpResponse.BodySubscriber<String> body = HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
        request.bodyPublisher().orElseGet(BodyPublishers::noBody).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                body.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                body.onNext(List.of(part));
            }

            @Override
            public void onError(Throwable failure) {
                body.onError(failure);
            }

            @Override
            public void onComplete() {
                body.onComplete();
            }
        });
        return body.getBody().toCompletableFuture().join();
    }

    /** Sends a request as it is, and returns all that came back, which keeps to the OpenAPI document. */
    HttpResponse<String> exchange(@Nullable String user, String path, Kind kind) {
        HttpRequest.Builder request =
                kind.of(HttpRequest.newBuilder(host.resolve(path)).header("Accept-Language", language));
        if (user != null) {
            String credentials = user + ":" + user;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        HttpRequest built = request.build();
        try {
            HttpResponse<String> response = HTTP.send(built, HttpResponse.BodyHandlers.ofString());
            if (path.startsWith("/api/")) {
                Contract.of(this).check(built, sent(built), response);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
