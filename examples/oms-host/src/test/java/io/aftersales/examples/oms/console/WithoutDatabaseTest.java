package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.BreakingPool;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.web.Client.Response;
import io.aftersales.examples.oms.web.RunningHost;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A database that goes away in the middle of a request, at each of the connections that the request takes: a program and a person are asked to
 * come again, or get the same answer as ever, and a command that is repeated is carried out once. In a database of this test alone, because
 * figures take the more connections the more cases there are.
 */
class WithoutDatabaseTest extends RunningHost {
    private static final int MOST_CONNECTIONS = 40;
    private static final String APPLICATION =
            "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": %d, \"reason\": \"NOT_LIKED\"}]}";

    /** What each role looks at; {case} and {order} are those of the test. */
    private static final Map<String, List<String>> PAGES = Map.of(
            "ann",
            List.of("/orders", "/orders/{order}", "/orders/{order}/apply?kind=EXCHANGE", "/cases", "/cases/{case}"),
            "rita",
            List.of("/queue", "/cases", "/cases/{case}", "/tickets/{case}-1", "/cases/none.1", "/menu-numbers"),
            "saul",
            List.of("/figures", "/what-if", "/confirmations", "/alarms", "/goodwill?order={order}"),
            "fred",
            List.of("/journal", "/open-payments", "/parked", "/accounts/{order}", "/reconciliation"));

    private static final String DATABASE = Postgres.freshUrl();

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.hikari.jdbc-url", () -> DATABASE);
    }

    @Autowired
    private DataSource pool;

    private BreakingPool breaking() {
        return (BreakingPool) pool;
    }

    @AfterEach
    void mend() {
        breaking().mend();
    }

    private interface Exchange<T> {
        T answer() throws Exception;
    }

    private interface Check<T> {
        void check(T answer, String when);
    }

    /** Exchanges once for each connection that the database may be gone at, and returns the answer with the database there. */
    private <T> T exchanged(String what, Exchange<T> exchange, Check<T> check) throws Exception {
        for (int given = 0; given < MOST_CONNECTIONS; given++) {
            breaking().breakAfter(given);
            T answer = exchange.answer();
            breaking().mend();
            check.check(answer, what + ", the database gone after " + given + " connections");
            if (!breaking().hasRefused()) {
                return answer;
            }
        }
        throw new AssertionError(what + " takes more than " + MOST_CONNECTIONS + " connections");
    }

    private Response sent(String user, String path, String body, int definite) throws Exception {
        return exchanged(
                user + " " + path,
                () -> client().post(user, path, body, "same-" + path),
                (answer, when) -> assertThat(answer.status()).as(when).isIn(definite, 503));
    }

    @Test
    void aCommandIsAnsweredAsEverOrAskedForAgainAndCarriedOutOnce() throws Exception {
        String order = delivered();
        String cases = "/api/orders/" + order + "/cases";

        String id = sent("ann", cases, APPLICATION.formatted(1), 201).text("caseId");
        assertThat(sent("rita", "/api/cases/" + id + "/approval", "{}", 200).status())
                .isEqualTo(200);

        assertThat(client().get("ann", "/api/cases?order=" + order).body().path("items"))
                .hasSize(1);
        assertThat(status(id)).isEqualTo("WAITING_RETURN");
    }

    @Test
    void aRefusalIsTheSameOrAskedForAgain() throws Exception {
        String order = delivered();
        String cases = "/api/orders/" + order + "/cases";
        String id = client().post("ann", cases, APPLICATION.formatted(1)).text("caseId");

        assertThat(sent("ann", cases, APPLICATION.formatted(99), 422).text("title"))
                .isEqualTo("QUANTITY_EXCEEDED");
        assertThat(sent("bob", cases, APPLICATION.formatted(1), 404).text("title"))
                .isEqualTo("ORDER_NOT_FOUND");
        assertThat(sent("bob", "/api/cases/" + id + "/withdrawal", "{}", 404).text("title"))
                .isEqualTo("CASE_NOT_FOUND");
    }

    @Test
    void aPageIsWholeOrTellsToComeAgain() throws Exception {
        String order = delivered();
        String id = open(order, "RETURN_REFUND", "NOT_LIKED", "");
        for (var each : PAGES.entrySet()) {
            Person person = new Person(each.getKey(), port);
            for (String page : each.getValue()) {
                String path = page.replace("{order}", order).replace("{case}", id);
                HttpResponse<String> whole =
                        exchanged(each.getKey() + " " + path, () -> person.get(path), (answer, when) -> {
                            assertThat(answer.statusCode()).as(when).isIn(200, 404, 503);
                            if (answer.statusCode() == 503) {
                                assertThat(answer.body())
                                        .as(when)
                                        .contains("The shop does not answer just now")
                                        .endsWith("</html>\n");
                            }
                        });
                assertThat(whole.statusCode()).as(path).isEqualTo(path.contains("none") ? 404 : 200);
            }
        }
    }
}
