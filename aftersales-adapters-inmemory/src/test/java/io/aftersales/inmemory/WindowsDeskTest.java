package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.AGENT;
import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.FINANCE;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static io.aftersales.inmemory.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.WindowCriteria;
import io.aftersales.domain.goods.WindowRule;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowsDeskTest {
    private static final String WHY = "in-hospital-canary";

    private static final Evidence PHOTO = new Evidence("e-1", "sha-1", 10, "image/jpeg");

    private static Bench under(WindowRules rules) {
        return new Bench(
                ShopPolicy.STANDARD.with(CasePolicy.builder().windows(rules).build()));
    }

    private static Commands.OpenCase asked(Bench bench, Actor by, CaseKind kind) {
        return Commands.OpenCase.of(
                Request.of(bench.next(), by),
                SampleOrders.delivered("1001").sale().id(),
                kind,
                List.of(ItemAsked.of("A", 1, "NOT_LIKED")));
    }

    private static String answer(Bench bench, Commands.OpenCase asked) {
        return bench.send(asked).fold(Rejection::code, receipt -> "OK");
    }

    @Nested
    class AnException {
        private final Bench bench = new Bench();

        private String by(Actor actor) {
            return answer(bench, asked(bench, actor, CaseKind.RETURN_REFUND).asException(WHY));
        }

        private void delivered() {
            bench.orders.put(SampleOrders.delivered("1001"));
            bench.clock.advance(Duration.ofDays(60));
        }

        @Test
        void isForAgentsReviewersAndSupervisors() {
            delivered();
            assertThat(answer(bench, asked(bench, AGENT, CaseKind.RETURN_REFUND)))
                    .isEqualTo("WINDOW_EXPIRED");
            assertThat(List.of(by(BUYER), by(INSPECTOR), by(FINANCE), by(Actor.SYSTEM)))
                    .containsOnly("NOT_PERMITTED");
            assertThat(bench.denials).extracting(Bench.Denial::action).containsOnly(Action.OPEN_AS_EXCEPTION);
            assertThat(List.of(by(AGENT), by(REVIEWER), by(SECOND))).containsOnly("OK");
        }

        @Test
        void isTheOnlyThingThatReviewersOpenButForGoodsThatAreHere() {
            delivered();
            assertThat(answer(bench, asked(bench, REVIEWER, CaseKind.RETURN_REFUND)))
                    .isEqualTo("NOT_PERMITTED");
            assertThat(answer(
                            bench,
                            asked(bench, INSPECTOR, CaseKind.RETURN_REFUND)
                                    .withGoodsIn("W1")
                                    .asException(WHY)))
                    .isEqualTo("NOT_PERMITTED");
            assertThat(answer(
                            bench,
                            asked(bench, REVIEWER, CaseKind.RETURN_REFUND)
                                    .withGoodsIn("W1")
                                    .asException(WHY)))
                    .isEqualTo("OK");
        }

        @Test
        void isPartOfTheContentOfItsCommand() {
            delivered();
            var first = asked(bench, AGENT, CaseKind.RETURN_REFUND).asException(WHY);
            assertThat(answer(bench, first)).isEqualTo("OK");
            assertThat(answer(bench, first)).isEqualTo("OK");
            assertThat(answer(bench, first.asException("another reason"))).isEqualTo("COMMAND_REUSED");
        }

        @Test
        void staysWithTheShop() {
            delivered();
            var id = bench.send(asked(bench, AGENT, CaseKind.RETURN_REFUND).asException(WHY))
                    .get()
                    .caseId();
            var files = bench.desks.files();
            assertThat(files.file(BUYER, id).get().toString()).doesNotContain(WHY, "EXCEPTION");
            assertThat(files.file(SECOND, id).get().toString()).contains(WHY, "OPENED_AS_EXCEPTION");
        }
    }

    @Nested
    class TheFacts {
        @Test
        void aboutTheBuyerDecideWhereARuleLooksAtThem() {
            Bench bench = under(WindowRules.of(
                    WindowRule.within("GOLD", WindowCriteria.ANY.groups("gold"), 90),
                    WindowRule.within("VIP", WindowCriteria.ANY.vip(true), 30)));
            bench.orders.put(SampleOrders.delivered("1001"));
            bench.clock.advance(Duration.ofDays(20));
            assertThat(answer(bench, asked(bench, BUYER, CaseKind.RETURN_REFUND)))
                    .isEqualTo("WINDOW_EXPIRED");
            bench.buyers.put(BUYER.id(), BuyerFacts.of(1, 0, 0, 0).asVip());
            assertThat(answer(bench, asked(bench, BUYER, CaseKind.RETURN_REFUND)))
                    .isEqualTo("OK");
            bench.clock.advance(Duration.ofDays(20));
            assertThat(answer(bench, asked(bench, BUYER, CaseKind.RETURN_REFUND)))
                    .isEqualTo("WINDOW_EXPIRED");
            bench.buyers.put(BUYER.id(), BuyerFacts.of(1, 0, 0, 0).inGroup("gold"));
            assertThat(answer(bench, asked(bench, BUYER, CaseKind.RETURN_REFUND)))
                    .isEqualTo("OK");
        }

        /** A parcel that is lost by the carrier's word alone lets the window of the other begin, whatever kind of case is asked for. */
        @ParameterizedTest
        @EnumSource(
                value = CaseKind.class,
                names = {"RETURN_REFUND", "EXCHANGE", "REFUND_ONLY"})
        void aboutEveryParcelAreAskedWhereAWindowCountsFromTheLast(CaseKind kind) {
            Bench bench = under(WindowRules.NONE.from(Start.LAST_PARCEL));
            bench.warehouse.stocks("MUG", 9);
            Instant sent = SampleOrders.NOON.minus(Duration.ofDays(9));
            OrderFacts known = SampleOrders.delivered("1001");
            Parcel mugs = Parcel.packed("P1", "W1", Map.of(LineId.of("A"), 3L)).handedOver(sent, "SF", "SF-1");
            Parcel pot = Parcel.packed("P2", "W1", Map.of(LineId.of("B"), 1L)).handedOver(sent, "SF", "SF-2");
            bench.orders.put(new OrderFacts(
                    known.sale(),
                    known.buyer(),
                    OrderState.SHIPPED,
                    known.placedAt(),
                    List.of(mugs.delivered(sent), pot),
                    Map.of()));
            assertThat(bench.desks
                            .applications()
                            .claimable(known.sale().id(), BUYER)
                            .get()
                            .get(0)
                            .kinds()
                            .get(kind)
                            .reasons())
                    .containsKey("NOT_LIKED");
            bench.carrier.says("P2", CarrierScan.LOST);
            assertThat(answer(bench, asked(bench, BUYER, kind))).isEqualTo("WINDOW_EXPIRED");
            bench.carrier.says("P2", CarrierScan.IN_TRANSIT);
            assertThat(answer(bench, asked(bench, BUYER, kind))).isEqualTo("OK");
        }
    }

    /** What the desk tells can be claimed is what it opens, for every kind and reason, day by day, by buyer and by agent. */
    @Test
    void whatIsToldIsWhatIsOpened() {
        WindowRules rules = WindowRules.of(
                        WindowRule.within("VIP", WindowCriteria.ANY.vip(true).reasons(Reason.NOT_LIKED), 9),
                        WindowRule.within("EXCHANGES", WindowCriteria.ANY.kinds(CaseKind.EXCHANGE), 3)
                                .from(Start.PLACED))
                .from(Start.LAST_PARCEL);
        var opened = new ArrayList<String>();
        for (int day = 0; day < 12; day++) {
            for (Actor by : List.of(BUYER, AGENT)) {
                for (CaseKind kind : CaseKind.values()) {
                    for (Reason reason : Reason.STANDARD) {
                        Bench bench = under(rules);
                        bench.warehouse.stocks("MUG", 9);
                        bench.buyers.put(BUYER.id(), BuyerFacts.of(1, 0, 0, 0).asVip());
                        OrderFacts order = SampleOrders.deliveredInTwoParcels("1001");
                        bench.orders.put(order);
                        bench.clock.advance(Duration.ofDays(day));
                        Claimable told = bench.desks
                                .applications()
                                .claimable(order.sale().id(), by)
                                .get()
                                .get(0);
                        boolean possible = Objects.requireNonNull(told.kinds().get(kind))
                                .reasons()
                                .containsKey(reason.code());
                        var item = new ItemAsked(told.line(), 1, reason.code(), null, told.place());
                        String answer = answer(
                                bench,
                                Commands.OpenCase.of(
                                                Request.of(bench.next(), by),
                                                order.sale().id(),
                                                kind,
                                                List.of(item))
                                        .showing(List.of(PHOTO)));
                        assertThat(answer.equals("OK"))
                                .as("%s for %s on day %s by %s: %s", kind, reason, day, by, answer)
                                .isEqualTo(possible);
                        opened.add(answer);
                    }
                }
            }
        }
        assertThat(opened).contains("OK", "WINDOW_EXPIRED");
    }
}
