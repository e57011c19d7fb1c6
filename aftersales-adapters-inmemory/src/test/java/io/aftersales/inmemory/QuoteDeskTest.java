package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.cases.CaseRejection.UnknownReason;
import io.aftersales.domain.goods.Condition;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.DeskRejection.KindNotOffered;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a refund would come to. */
class QuoteDeskTest {
    private static final OrderId ORDER = OrderId.of("1001");

    private final Bench bench = new Bench();

    private Either<Rejection, RefundBreakdown> quote(CaseKind kind, ItemAsked... items) {
        return bench.desks.quotes().quote(BUYER, ORDER, kind, List.of(items));
    }

    @Test
    void isWhatTheRefundThenPays() {
        bench.orders.put(SampleOrders.unshipped("1001"));
        RefundBreakdown quote = quote(CaseKind.REFUND_ONLY, ItemAsked.of("A", 2, "ORDER_CANCELLED"))
                .get();
        CaseId id = bench.refunded("1001", 2);
        assertThat(bench.subject(id).refund().breakdown()).isEqualTo(quote);
        assertThat(bench.payments.paidOn("CARD")).isEqualTo(quote.total()).isEqualTo(4_000);
    }

    @Test
    void isWhatALaterReturnOfTheRestPaysToo() {
        bench.orders.put(SampleOrders.deliveredWithPoints("1001"));
        returned(ItemAsked.of("A", 1, "NOT_LIKED"), FoundUnits.of("A", Condition.GOOD, 1));
        RefundBreakdown quote =
                quote(CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED")).get();
        CaseId second = returned(ItemAsked.of("A", 2, "NOT_LIKED"), FoundUnits.of("A", Condition.GOOD, 2));
        assertThat(bench.subject(second).refund().breakdown()).isEqualTo(quote);
    }

    private CaseId returned(ItemAsked asked, FoundUnits found) {
        CaseId id =
                bench.approved(bench.opened(SampleOrders.deliveredWithPoints("1001"), CaseKind.RETURN_REFUND, asked));
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), Bench.INSPECTOR), id))
                .get();
        bench.send(Commands.InspectReturn.complete(Request.of(bench.next(), Bench.INSPECTOR), id, List.of(found)))
                .get();
        return id;
    }

    @Test
    void writesNothingHoldsNothingAndTellsNobody() {
        bench.orders.put(SampleOrders.unshipped("1001"));
        List<Object> before = bench.traces();
        quote(CaseKind.REFUND_ONLY, ItemAsked.of("A", 3, "NOT_LIKED")).get();
        quote(CaseKind.REFUND_ONLY, ItemAsked.of("A", 3, "NOT_LIKED")).get();
        assertThat(bench.traces()).isEqualTo(before);
        assertThat(bench.storage.account(ORDER)).isEmpty();
    }

    @Test
    void isRefusedAsTheApplicationWouldBe() {
        assertThat(quote(CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED")))
                .isEqualTo(Either.left(new OrderNotFound(ORDER)));
        bench.orders.put(SampleOrders.unshipped("1001"));
        assertThat(quote(CaseKind.REFUND_ONLY, ItemAsked.of("A", 4, "NOT_LIKED")))
                .isEqualTo(Either.left(new QuantityExceeded(LineId.of("A"), 4, 3)));
        assertThat(quote(CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "BORED")))
                .isEqualTo(Either.left(new UnknownReason("BORED")));
    }

    @Test
    void isRefusedForAKindTheShopDoesNotOffer() {
        var choosy = new Bench(ShopPolicy.STANDARD.offering(CaseKind.REFUND_ONLY));
        choosy.orders.put(SampleOrders.unshipped("1001"));
        List<ItemAsked> mug = List.of(ItemAsked.of("A", 1, "NOT_LIKED"));
        assertThat(choosy.desks.quotes().quote(BUYER, ORDER, CaseKind.EXCHANGE, mug))
                .isEqualTo(Either.left(new KindNotOffered(CaseKind.EXCHANGE)));
    }
}
