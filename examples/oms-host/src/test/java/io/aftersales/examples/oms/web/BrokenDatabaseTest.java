package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.jdbc.ConnectionSource;
import io.aftersales.jdbc.Dialect;
import io.aftersales.jdbc.JdbcStorage;
import java.io.EOFException;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A client gets 503 when the connection to the database breaks, however it breaks. */
class BrokenDatabaseTest {

    static Stream<Runnable> failures() {
        return Stream.of(
                        new EOFException(),
                        new SocketException("Broken pipe"),
                        new SocketException("Connection reset by peer"))
                .map(broken -> new SQLException("An I/O error occurred while sending to the backend.", broken))
                .flatMap(broken -> Stream.of(
                        () -> find(broken),
                        () -> {
                            throw new TransactionSystemException("Could not commit", broken);
                        },
                        () -> {
                            throw new DataAccessResourceFailureException("Could not write", broken);
                        }));
    }

    private static void find(SQLException broken) {
        var unreachable = new ConnectionSource() {
            @Override
            public @Nullable Connection joined() {
                return null;
            }

            @Override
            public Connection open() throws SQLException {
                throw broken;
            }
        };
        JdbcStorage.onShards(unreachable, Dialect.POSTGRESQL).cases().find(CaseId.parse("1001.1"));
    }

    @RestController
    private record Desk(Runnable work) {
        @PostMapping("/command")
        String command() {
            work.run();
            return "done";
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aBrokenConnectionIsNoSuccess(Runnable failure) throws Exception {
        MockHttpServletResponse response = MockMvcBuilders.standaloneSetup(new Desk(failure))
                .setControllerAdvice(new Problems(
                        new Concealment(null), new ShopTexts(Catalog.sample(), null, null))) // no desk is asked
                .build()
                .perform(MockMvcRequestBuilders.post("/command"))
                .andReturn()
                .getResponse();

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("under the same key").doesNotContain("backend");
    }
}
