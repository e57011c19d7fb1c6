package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.web.RunningHost;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where the console sends a browser: to the page of the thing by its id, whatever is in it, and never to another host. */
class RedirectsTest extends RunningHost {

    @Test
    void anIdOfAnyCharactersIsEncoded() {
        assertThat(Forms.page("/cases", "a/b?c#d%e f{g}.1")).isEqualTo("/cases/a%2Fb%3Fc%23d%25e%20f%7Bg%7D.1");
        assertThat(Forms.page("/parked", "1\u00e9.1", "as-1")).isEqualTo("/parked/1%C3%A9.1/as-1");
    }

    /** A slash and a percent sign are not let through in a path. */
    @Test
    void aFormLeadsToThePageOfAnOrderWithAnOddId() throws Exception {
        String order = "A ?b#c&d{e}\u00e9";
        orders.put(SampleOrders.delivered(order, "ann", now()));
        var asked = Commands.OpenCase.of(
                Request.of("open", Actor.buyer("ann")),
                OrderId.of(order),
                CaseKind.RETURN_REFUND,
                List.of(Commands.ItemAsked.of("MUGS", 1, "NOT_LIKED")));
        assertThat(desks.applications().open(asked).isRight()).isTrue();
        String encoded = "/A%20%3Fb%23c&d%7Be%7D%C3%A9";

        var ann = new Person("ann", port);
        HttpResponse<String> withdrawn = ann.post("/my/cases" + encoded + ".1/withdrawal", Person.FORM, "command=w1");
        assertThat(withdrawn.uri().getRawPath()).isEqualTo("/cases" + encoded + ".1");
        assertThat(withdrawn.statusCode()).isEqualTo(200);

        var alex = new Person("alex", port);
        HttpResponse<String> refused = alex.post("/orders" + encoded + "/open", Person.FORM, "command=o1&kind=X");
        assertThat(refused.uri().getRawPath()).isEqualTo("/orders" + encoded);
        assertThat(refused.statusCode()).isEqualTo(200);

        var fred = new Person("fred", port);
        HttpResponse<String> mistyped = fred.post(
                "/accounts" + encoded + "/captures", Person.FORM, "command=c1&tender=CARD&amount=x&reference=R");
        assertThat(mistyped.uri().getRawPath()).isEqualTo("/accounts" + encoded);
        assertThat(mistyped.statusCode()).isEqualTo(200);
    }

    @Test
    void aForgedHostIsNotSentOn() throws IOException {
        String asked = asIfAt("GET /cases?text=a%20b HTTP/1.1", "", "");
        assertThat(location(asked)).isEqualTo("/sign-in");
        String session = cookie(asked);
        String form = asIfAt("GET /sign-in HTTP/1.1", session, "");
        Matcher token = Person.TOKEN.matcher(form);
        assertThat(token.find()).isTrue();

        String signIn = "username=ann&password=%s&_csrf=" + token.group(1);
        String wrong = asIfAt("POST /sign-in HTTP/1.1", session, signIn.formatted("wrong"));
        assertThat(location(wrong)).isEqualTo("/sign-in?failed");
        String signedIn = asIfAt("POST /sign-in HTTP/1.1", session, signIn.formatted("ann"));
        assertThat(location(signedIn)).startsWith("/cases?text=a%20b");
        String home = asIfAt("GET / HTTP/1.1", cookie(signedIn), "");
        assertThat(location(home)).isEqualTo("/orders");
    }

    /** Sends a request that names another host, and returns the whole answer. */
    private String asIfAt(String request, String session, String body) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            String sent = request
                    + "\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\nCookie: "
                    + session + "\r\nContent-Type: " + Person.FORM + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body;
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String location(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
        return answer.lines()
                .filter(line -> line.startsWith("Location: "))
                .map(line -> line.substring("Location: ".length()))
                .findFirst()
                .orElseThrow();
    }

    private static String cookie(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("Set-Cookie: JSESSIONID"))
                .map(line -> line.substring("Set-Cookie: ".length()).replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }
}
