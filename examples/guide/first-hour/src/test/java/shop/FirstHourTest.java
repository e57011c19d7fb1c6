package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.InspectReturn;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.ReceiveReturn;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The shop's first hour with after-sales: a refund before shipping, a partial return with a coupon, a time-out, a rollback. */
@SpringBootTest(properties = "aftersales.due-work.enabled=false")
class FirstHourTest {
    private static final Provider PROVIDER = new Provider();
    private static final EmbeddedPostgres POSTGRES = postgres();
    private static Instant now = Instant.parse("2026-03-10T10:00:00Z");

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> POSTGRES.getJdbcUrl("postgres", "postgres"));
        properties.add("shop.provider", PROVIDER::address);
    }

    @AfterAll
    static void stop() throws IOException {
        PROVIDER.stop();
        POSTGRES.close();
    }

    @TestConfiguration
    static class MovedByHand {
        @Bean
        InstantSource clock() {
            return () -> now;
        }
    }

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AfterSales afterSales;

    @Autowired
    private CaseRepository cases;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Cancellations cancellations;

    @Autowired
    private Inventory stock;

    @Autowired
    private TransactionTemplate transaction;

    /** Two mugs at 10.00 and a lamp at 30.00, less a coupon of 5.00, plus 4.90: 49.90, of which 10.00 came from a gift card. */
    @BeforeEach
    void orders() {
        jdbc.sql("truncate orders, order_rows, parcels, stock, cancellations, asked, stopped, order_marks").update();
        PROVIDER.forget();
        for (String id : List.of("1001", "1002", "1003", "1004", "1005", "1006")) {
            jdbc.sql("insert into orders values (?, 'anna', '2026-03-02T10:00:00Z', 'PAID', 500, 490, 78, 1000, ?, 3990, ?)")
                    .params(id, "G-" + id, "PI-" + id)
                    .update();
            jdbc.sql("insert into order_rows values (?, 1, 'MUG', 2, 1000, 287), (?, 2, 'LAMP', 1, 3000, 431)")
                    .params(id, id)
                    .update();
        }
        jdbc.sql("insert into parcels values ('P-1002', '1002', 'KIEL', '2026-03-04T10:00:00Z', '2026-03-05T10:00:00Z')").update();
        jdbc.sql("update orders set state = 'DELIVERED' where id = '1002'").update();
        jdbc.sql("insert into stock values ('MUG', 0), ('LAMP', 0)").update();
    }

    private AfterSalesCase subject(CaseId id) {
        return cases.find(id).orElseThrow();
    }

    private OrderAccount account(String order) {
        return cases.account(OrderId.of(order)).orElseThrow();
    }

    private long pieces(String sku) {
        return jdbc.sql("select pieces from stock where sku = ?").param(sku).query(Long.class).single();
    }

    @Test
    void aRefundBeforeShippingPaysEverythingBackTheWayItCame() {
        CaseId id = cancellations.cancel("1001", "anna", "rita");
        assertThat(subject(id).status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(PROVIDER.paid()).containsExactlyInAnyOrder("G-1001 1000", "PI-1001 3990");
        assertThat(pieces("LAMP")).isEqualTo(1);
        assertThat(account("1001").remaining()).isZero();
        assertThat(outbox.ofOrder(OrderId.of("1001")))
                .as("nothing is left to a person")
                .isNotEmpty()
                .allMatch(each -> each.state() == OutboxEntry.State.DONE);
    }

    @Test
    void stoppedGoodsAreLeftOutByThePackers() {
        cancellations.cancel("1005", "anna", "rita");
        assertThat(jdbc.sql("select order_id || ' ' || pieces || ' ' || sku from stopped").query(String.class).list())
                .containsExactlyInAnyOrder("1005 2 MUG", "1005 1 LAMP");
    }

    /** The packers hold the order while the stop is asked for, and its goods leave: the stop must wait and see the parcel. */
    @Test
    void goodsThatLeaveAtTheSameMomentAreNotStopped() throws Exception {
        CompletableFuture<Answer> stop = transaction.execute(packing -> {
            jdbc.sql("select id from orders where id = '1003' for update").query(String.class).single();
            CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> stock.stopFulfilment(
                    new EffectKey("stop-1003"),
                    new Cause(new CaseId(OrderId.of("1003"), 1), "ORDER_CANCELLED"),
                    Place.NO_PARCEL,
                    List.of(),
                    List.of(new Goods("LAMP", 1))));
            while (!asked.isDone() && waiting() == 0) {
                Thread.onSpinWait();
            }
            jdbc.sql("insert into parcels values ('P-1003', '1003', 'KIEL', '2026-03-10T09:00:00Z')").update();
            return asked;
        });
        assertThat(stop.get(20, TimeUnit.SECONDS)).isEqualTo(new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER));
        assertThat(pieces("LAMP")).isZero();
    }

    /** Counts the sessions that wait for a lock. */
    private long waiting() {
        return jdbc.sql("select count(*) from pg_locks where not granted").query(Long.class).single();
    }

    @Test
    void aPartialReturnTakesItsShareOfTheCoupon() {
        var mug = List.of(ItemAsked.of("1", 1, "NOT_LIKED"));
        CaseId id = afterSales
                .applications()
                .open(OpenCase.of(
                        Request.of("c1", Actor.buyer("anna")), OrderId.of("1002"), CaseKind.RETURN_REFUND, mug))
                .get()
                .caseId();
        var ines = Actor.inspector("ines");
        afterSales.reviews().approve(ApproveCase.byPolicy(Request.of("c2", Actor.reviewer("rita")), id)).get();
        afterSales.returns().received(ReceiveReturn.arrived(Request.of("c3", ines), id)).get();
        var found = List.of(FoundUnits.of("1", Grade.GOOD, 1));
        afterSales.inspections().inspect(InspectReturn.complete(Request.of("c4", ines), id, found)).get();

        assertThat(subject(id).status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(account("1002").refunded()).as("10.00 less a fifth of 5.00").isEqualTo(900);
        assertThat(pieces("MUG")).isEqualTo(1);
        assertThat(jdbc.sql("select mark || ' ' || given_back from order_marks").query(String.class).list())
                .containsExactly("PARTIALLY_REFUNDED 900");
    }

    @Test
    void aTimeOutIsAskedAboutAndPaidOnce() {
        PROVIDER.keepsSilentAfterPaying();
        CaseId id = cancellations.cancel("1003", "anna", "rita");
        assertThat(subject(id).status()).isEqualTo(CaseStatus.REFUNDING);
        PROVIDER.answersAgain();
        now = now.plus(Duration.ofMinutes(5));
        afterSales.runDue(now, 100);
        assertThat(subject(id).status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(PROVIDER.paid()).containsExactlyInAnyOrder("G-1003 1000", "PI-1003 3990");
    }

    @Test
    @Timeout(60)
    void anAnswerThatDoesNotEndIsATimeOutToo() {
        PROVIDER.stopsHalfwayAfterPaying();
        CaseId id = cancellations.cancel("1006", "anna", "rita");
        assertThat(subject(id).status()).isEqualTo(CaseStatus.REFUNDING);
        PROVIDER.answersAgain();
        now = now.plus(Duration.ofMinutes(5));
        afterSales.runDue(now, 100);
        assertThat(subject(id).status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(PROVIDER.paid()).containsExactlyInAnyOrder("G-1006 1000", "PI-1006 3990");
    }

    @Test
    void aRollbackLeavesNothingAndNobodyWasCalled() {
        transaction.executeWithoutResult(status -> {
            cancellations.cancel("1004", "anna", "rita");
            status.setRollbackOnly();
        });
        assertThat(cases.account(OrderId.of("1004"))).isEmpty();
        assertThat(jdbc.sql("select order_id from cancellations").query(String.class).list()).isEmpty();
        assertThat(PROVIDER.calls()).isZero();

        assertThatThrownBy(() -> cancellations.cancel("1004", "bert", "rita"))
                .isInstanceOf(RejectedException.class);
        assertThat(jdbc.sql("select order_id from cancellations").query(String.class).list()).isEmpty();
    }

    /** Counts the lines of the three gateways: all but blanks, comments, imports and the package. */
    @Test
    void theGlueIsShort() throws IOException {
        long lines = 0;
        for (String gateway : List.of("ShopOrders", "ShopPayments", "ShopStock")) {
            lines += Files.readAllLines(Path.of("src/main/java/shop", gateway + ".java")).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.matches("(import|package|/?\\*|//).*"))
                    .count();
        }
        System.out.println("Lines of glue for three gateways: " + lines);
        assertThat(lines).isBetween(100L, 149L);
    }
}
