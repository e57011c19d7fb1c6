package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.cases.CaseRejection.UnknownReason;
import io.aftersales.domain.cases.GiftGrant;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.DeskRejection;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.KindNotOffered;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Prices;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a refund would come to. */
class QuoteDeskTest {
    private static final OrderId ORDER = OrderId.of("1001");

    private final Bench bench = new Bench();

    private Either<Rejection, RefundQuote> quote(CaseKind kind, ItemAsked... items) {
        return bench.desks.quotes().quote(BUYER, ORDER, kind, List.of(items));
    }

    @Test
    void isWhatTheRefundThenPays() {
        bench.orders.put(SampleOrders.unshipped("1001"));
        RefundBreakdown quote = quote(CaseKind.REFUND_ONLY, ItemAsked.of("A", 2, "ORDER_CANCELLED"))
                .get()
                .breakdown();
        CaseId id = bench.refunded("1001", 2);
        assertThat(bench.subject(id).refund().breakdown()).isEqualTo(quote);
        assertThat(bench.payments.paidOn("CARD")).isEqualTo(quote.total()).isEqualTo(4_000);
    }

    @Test
    void isWhatALaterReturnOfTheRestPaysToo() {
        bench.orders.put(SampleOrders.deliveredWithPoints("1001"));
        returned(ItemAsked.of("A", 1, "NOT_LIKED"), FoundUnits.of("A", Grade.GOOD, 1));
        RefundBreakdown quote = quote(CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"))
                .get()
                .breakdown();
        CaseId second = returned(ItemAsked.of("A", 2, "NOT_LIKED"), FoundUnits.of("A", Grade.GOOD, 2));
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

    private static List<ItemAsked> mugsForVases(long units) {
        return List.of(ItemAsked.of("A", units, "NOT_LIKED").wanting("VASE"));
    }

    private Bench withVases() {
        bench.warehouse.stocks("VASE", 9);
        bench.orders.put(SampleOrders.delivered("1001"));
        return bench;
    }

    @Test
    void ofAnExchangeIsWhatItSettles() {
        withVases().prices.put("VASE", Money.ofMinor(3_000, "CNY"));
        ExchangeQuote dearer = bench.desks
                .quotes()
                .quoteOfExchange(BUYER, ORDER, mugsForVases(2))
                .get();
        assertThat(dearer)
                .isEqualTo(new ExchangeQuote(
                        Money.ofMinor(4_000, "CNY"),
                        Money.ofMinor(6_000, "CNY"),
                        Money.ofMinor(2_000, "CNY"),
                        Money.zero(dearer.worth().currency()),
                        Money.ofMinor(2_000, "CNY"),
                        Money.zero(dearer.worth().currency()),
                        List.of(),
                        dearer.until()));
        assertThat(dearer.until()).isNotNull();
        bench.prices.put("VASE", Money.ofMinor(500, "CNY"));
        ExchangeQuote cheaper = bench.desks
                .quotes()
                .quoteOfExchange(BUYER, ORDER, mugsForVases(2))
                .get();
        assertThat(cheaper.paidBack()).isEqualTo(Money.ofMinor(3_000, "CNY"));
        assertThat(cheaper.tenders())
                .singleElement()
                .extracting(RefundBreakdown.OfTender::amount)
                .isEqualTo(3_000L);
        assertThat(bench.storage.account(ORDER)).isEmpty();
    }

    @Test
    void ofAnExchangeAsksPricesForTheItemAndOnlyWhereTheyCount() {
        var asked = new ArrayList<ExchangeItem>();
        Prices prices = (order, item) -> {
            asked.add(item);
            return new Prices.Answer(
                    Prices.Listing.of(Money.ofMinor(2_500, "USD")),
                    Prices.Listing.of(Money.ofMinor(2_500, "USD")),
                    Prices.Price.of(Money.ofMinor(3_000, "CNY")));
        };
        for (ExchangeValue value : List.of(ExchangeValue.LIKE_FOR_LIKE, ExchangeValue.WAIVE)) {
            var shop = new Bench(
                    ShopPolicy.STANDARD.with(
                            CasePolicy.builder().exchangeValue(value).build()),
                    gateways -> gateways.toBuilder().prices(prices).build());
            shop.warehouse.stocks("VASE", 9).stocks("MUG", 9);
            shop.orders.put(SampleOrders.delivered("1001"));
            List<ItemAsked> items =
                    List.of(ItemAsked.of("A", 2, "NOT_LIKED").wanting("VASE"), ItemAsked.of("A", 1, "NOT_LIKED"));
            assertThat(shop.desks
                            .quotes()
                            .quoteOfExchange(BUYER, ORDER, items)
                            .get()
                            .difference())
                    .as("list prices in another currency are none")
                    .isEqualTo(Money.ofMinor(value == ExchangeValue.WAIVE ? 0 : 2_000, "CNY"));
        }
        assertThat(asked).containsExactly(new ExchangeItem(LineId.of("A"), "MUG", "VASE", 2, Reason.NOT_LIKED));
    }

    private static Commands.OpenCase asked(Actor by, CaseKind kind, ItemAsked... items) {
        return Commands.OpenCase.of(Request.of("q1", by), ORDER, kind, List.of(items));
    }

    @Test
    void tellsTheBonusOnStoreCreditWhichThenIsGranted() {
        var generous = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                .destinations(Set.of(RefundDestination.values()))
                .creditBonus(CreditBonus.percent(10, Money.ofMinor(150, "CNY")))
                .build()));
        generous.orders.put(SampleOrders.unshipped("1001"));
        Commands.OpenCase toCard = asked(BUYER, CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "ORDER_CANCELLED"));
        Commands.OpenCase toBalance = toCard.refundTo(RefundDestination.STORE_CREDIT);
        RefundQuote quote = generous.desks.quotes().quote(toBalance).get();
        assertThat(quote.bonus()).isEqualTo(Money.ofMinor(150, "CNY"));
        RefundQuote other = generous.desks.quotes().quote(toCard).get();
        assertThat(other.bonus()).isEqualTo(Money.ofMinor(0, "CNY"));
        assertThat(other.breakdown()).isEqualTo(quote.breakdown());

        CaseId id = generous.desks.applications().open(toBalance).get().caseId();
        generous.approved(id);
        assertThat(generous.subject(id).refund().gifts())
                .extracting(GiftGrant::gift)
                .containsExactly(new Gift.Credit(quote.bonus()));
        assertThat(bench.desks.quotes().quote(toBalance).isLeft()).isTrue();
    }

    @Test
    void isOfAllThatAnApplicationCanAskFor() {
        bench.orders.put(SampleOrders.unshipped("1001"));
        RefundQuote whole = bench.desks
                .quotes()
                .quote(Commands.OpenCase.cancellation(Request.of("q1", BUYER), ORDER, "ORDER_CANCELLED"))
                .get();
        assertThat(whole.breakdown().total())
                .isEqualTo(SampleOrders.unshipped("1001").sale().tenders().stream()
                        .mapToLong(Tender::amount)
                        .sum());

        bench.orders.put(SampleOrders.delivered("1001"));
        Commands.OpenCase damaged = asked(BUYER, CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "DAMAGED"));
        assertThat(bench.desks.quotes().quote(damaged).getLeft().code()).isEqualTo("EVIDENCE_REQUIRED");
        Evidence photo = new Evidence("e1", "h1", 1, "image/jpeg");
        assertThat(bench.desks.quotes().quote(damaged.showing(List.of(photo))).isRight())
                .isTrue();
        assertThat(bench.desks
                        .quotes()
                        .quote(damaged.refundTo(RefundDestination.STORE_CREDIT))
                        .getLeft())
                .isEqualTo(new TermsNotPossible(CaseKind.REFUND_ONLY));
    }

    @Test
    void ofAnExceptionOrOfGoodsThatAreHereIsForThoseWhoMayOpenIt() {
        bench.orders.put(SampleOrders.delivered("1001"));
        bench.clock.advance(Duration.ofDays(100));
        ItemAsked mug = ItemAsked.of("A", 1, "NOT_LIKED");
        List<Object> before = bench.traces();
        assertThat(bench.desks
                        .quotes()
                        .quote(asked(Bench.AGENT, CaseKind.RETURN_REFUND, mug))
                        .getLeft()
                        .code())
                .isEqualTo("WINDOW_EXPIRED");
        assertThat(bench.desks
                        .quotes()
                        .quote(asked(Bench.AGENT, CaseKind.RETURN_REFUND, mug).asException("in hospital"))
                        .get()
                        .breakdown()
                        .total())
                .isEqualTo(2_000);
        assertThat(bench.traces()).isEqualTo(before);
        assertThat(bench.desks
                        .quotes()
                        .quote(asked(BUYER, CaseKind.RETURN_REFUND, mug).asException("please")))
                .isEqualTo(Either.left(new NotPermitted(Action.OPEN_AS_EXCEPTION, BUYER)));
        assertThat(bench.desks
                        .quotes()
                        .quote(asked(BUYER, CaseKind.RETURN_REFUND, mug).withGoodsIn("W1")))
                .isEqualTo(Either.left(new NotPermitted(Action.TAKE_IN, BUYER)));
    }

    @Test
    void ofAnExchangeIsOfNoOtherKind() {
        bench.orders.put(SampleOrders.delivered("1001"));
        assertThat(bench.desks
                        .quotes()
                        .quoteOfExchange(asked(BUYER, CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED")))
                        .getLeft())
                .isInstanceOf(InvalidCommand.class);
    }

    @Test
    void ofARefundSaysNothingOfAnExchange() {
        withVases();
        assertThat(quote(CaseKind.EXCHANGE, ItemAsked.of("A", 1, "NOT_LIKED")).getLeft())
                .isInstanceOf(InvalidCommand.class);
        assertThat(quote(
                                CaseKind.RETURN_REFUND,
                                ItemAsked.of("A", 1, "NOT_LIKED"),
                                mugsForVases(1).get(0))
                        .getLeft())
                .isInstanceOfSatisfying(
                        InvalidCommand.class,
                        refused -> assertThat(refused.violations())
                                .extracting(DeskRejection.Violation::path)
                                .containsExactly("items[1].wantedSku"));
    }

    @Test
    void isRefusedForAKindTheShopDoesNotOffer() {
        var choosy = new Bench(ShopPolicy.STANDARD.offering(CaseKind.REFUND_ONLY));
        choosy.orders.put(SampleOrders.unshipped("1001"));
        List<ItemAsked> mug = List.of(ItemAsked.of("A", 1, "NOT_LIKED"));
        assertThat(choosy.desks.quotes().quoteOfExchange(BUYER, ORDER, mug))
                .isEqualTo(Either.left(new KindNotOffered(CaseKind.EXCHANGE)));
    }
}
