package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftersales.examples.oms.WatchedLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * What people write does not reach the host's logs, however wrong it is. All other tests of the host are watched as well: every client
 * names what it sends, see {@link Client}.
 */
class LogsTest extends RunningHost {
    private static final String SECRET = "the blue house behind the mill";

    @Test
    void theWatchIsKept() {
        WatchedLogs.watchFor(SECRET);
        assertThat(WatchedLogs.lines()).isPositive();
        var log = LoggerFactory.getLogger("of.anybody");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> log.info("came to {}", SECRET));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> log.warn("failed", new IllegalStateException("x", new RuntimeException("by ann"))));
        log.info("annotated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"%s\"}",
                "{\"text\": \"%s\"",
                "{\"text\": [\"%s\"]}",
                "{\"text\": {\"%s\": 1}}",
                "{\"%s\": 1}",
                "\"%s\"",
                "%s",
                "{\"text\": \"%s\\u0000\"}",
            })
    void howeverItIsSent(String body) {
        WatchedLogs.watchFor(SECRET);
        String opening = "{\"kind\": \"RETURN_REFUND\", \"items\": [{\"line\": \"MUGS\", \"quantity\": 1,"
                + " \"reason\": \"NOT_LIKED\"}], \"description\": \"" + SECRET + "\"}";
        String id = client().post("ann", "/api/orders/" + delivered() + "/cases", opening)
                .text("caseId");
        client().post("rita", "/api/cases/" + id + "/question", "{\"text\": \"Which one of the two?\"}");
        assertThat(client().post("ann", "/api/cases/" + id + "/info", body.formatted(SECRET))
                        .status())
                .isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/the+blue+house+behind+the+mill/account",
                "/api/cases/the%20blue%20house%20behind%20the%20mill",
                "/api/cases?buyer=the%20blue%20house%20behind%20the%20mill",
                "/api/figures?zone=the%20blue%20house%20behind%20the%20mill",
                "/the%20blue%20house%20behind%20the%20mill"
            })
    void norWhatSomebodyAsksFor(String path) {
        WatchedLogs.watchFor(SECRET);
        assertThat(client().get("saul", path).status()).isLessThan(500);
    }

    @Test
    void norWhoTriesToSignIn() {
        WatchedLogs.watchFor(SECRET);
        assertThat(client().get(SECRET, "/api/cases").status()).isEqualTo(401);
    }
}
