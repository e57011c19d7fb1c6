package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a session of the console, without a browser. */
final class Person {
    static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String host;
    String token = "";

    /** Signs in; with the sample users the password is the name. */
    Person(String name, int port) throws IOException, InterruptedException {
        host = "http://localhost:" + port;
        get("/sign-in");
        post("/sign-in", FORM, "username=" + name + "&password=" + name);
    }

    /** Signs in, and returns the cookies by which the host knows the person, for a browser. */
    static List<HttpCookie> signIn(String name, int port) {
        var cookies = new CookieManager();
        HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
        URI page = URI.create("http://localhost:" + port + "/sign-in");
        try {
            HttpResponse<String> form = http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(form.body());
            assertThat(token.find()).isTrue();
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(page)
                            .header("Content-Type", FORM)
                            .header("X-CSRF-TOKEN", token.group(1))
                            .POST(BodyPublishers.ofString("username=" + name + "&password=" + name))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Location").orElse("/sign-in"))
                    .as("where the sign-in of %s leads to", name)
                    .doesNotContain("/sign-in");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return cookies.getCookieStore().getCookies();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(host + path)));
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(host + path))
                .header("Content-Type", type)
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        token = found.find() ? found.group(1) : token;
        return answer;
    }
}
