package io.aftersales.domain;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.TenderSplit;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Whole lives of cases on one order of three tenders, step by step, with a way to store what each step decided. */
final class Lives {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final RefundPolicy RULES = RefundPolicy.STANDARD
            .named("spring", 3)
            .withDiscounts(DiscountRule.KEPT_UNTIL_FULL_RETURN, DiscountRule.RE_EVALUATED)
            .withSplit(TenderSplit.inOrder(TenderId.of("GIFT")))
            .withRestockingFee(new RestockingFee(5, 10));
    private static final CasePolicy POLICY = CasePolicy.builder()
            .fourEyesAbove(Money.of("30.00", "CNY"))
            .namespace("shop")
            .build();
    private static final Actor BUYER = Actor.buyer("b-7");
    private static final Actor ANN = Actor.reviewer("ann");
    private static final Actor BOB = Actor.supervisor("bob");
    private static final Actor DEPOT = Actor.inspector("depot");
    private static final Evidence PHOTO = new Evidence("ph-1", "sha-1", 2048, "image/jpeg");

    private Lives() {}

    /** One decision on a stored case. */
    interface Step {
        Change take(AfterSalesCase stored, OrderAccount account, DecisionContext context);
    }

    /** A case that is opened, and everything that happens to it. */
    record Life(Application application, OrderFacts order, List<Step> steps) {
        /** Lives it; what is stored after each step, and read before the next, is what {@code storing} makes of it. */
        Change live(UnaryOperator<Change> storing) {
            Change change =
                    storing.apply(CaseDecisions.apply(application, null, RULES, CaseFacts.of(order), context(BUYER, 0))
                            .getOrElseThrow(refused -> new AssertionError(refused.message())));
            for (int i = 0; i < steps.size(); i++) {
                AfterSalesCase stored = change.next().saved();
                change = storing.apply(
                        steps.get(i).take(stored, change.account().saved(), context(Actor.SYSTEM, i + 1)));
            }
            return change;
        }
    }

    static Sale sale() {
        return Sale.of("1001", "CNY")
                .with(
                        OrderLine.of("A", "MUG", 3, 2000).discountedBy(100).taxed(90, "VAT-5"),
                        OrderLine.of("B", "POT", 2, 3000))
                .discountedBy(
                        Discount.coupon("C1", 400),
                        Discount.promotion("P1", 500, Tier.spend(4000, 500)).on(LineId.of("A"), LineId.of("B")))
                .shipping(600)
                .paidBy(
                        Tender.money("CARD", "CARD", 2600).referredToAs("pi_9"),
                        Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 1500),
                        Tender.points("PTS", 500, 500));
    }

    /** A return above the four-eyes limit: looked at twice, its card dead, paid by hand, taken back, tried again. */
    static Life returned() {
        var application = Application.of(
                        sale().id(),
                        CaseKind.RETURN_REFUND,
                        CaseItem.of("A", 3, Reason.DAMAGED),
                        CaseItem.of("B", 2, Reason.NO_REASON))
                .showing(PHOTO);
        var terms = new ApprovalTerms(ShippingChoice.INCLUDE, 25, 4000L, null);
        return new Life(
                application,
                delivered(),
                List.of(
                        right((c, a) -> CaseDecisions.requestInfo(c, a, "which one?", context(ANN, 1))),
                        right((c, a) -> CaseDecisions.provideInfo(
                                c, a, "the blue one", List.of(PHOTO), CaseFacts.NOTHING, context(BUYER, 2))),
                        right((c, a) -> CaseDecisions.approve(c, a, terms, CaseFacts.of(delivered()), context(ANN, 3))),
                        right((c, a) -> CaseDecisions.approve(c, a, terms, CaseFacts.of(delivered()), context(BOB, 4))),
                        settled(
                                c -> Objects.requireNonNull(c.inbounds().get(0).label())
                                        .key(),
                                new Outcome.Done("SF", "SF-1")),
                        (c, a, context) -> CaseDecisions.meetDeadline(c, a, context(Actor.SYSTEM, 24 * 7))
                                .orElseThrow(),
                        right((c, a) -> CaseDecisions.posted(c, a, null, "SF", "SF-1", context(BUYER, 24 * 7 + 1))),
                        right((c, a) -> CaseDecisions.receive(
                                c, a, null, null, false, CaseFacts.NOTHING, context(DEPOT, 24 * 7 + 2))),
                        right((c, a) -> CaseDecisions.inspect(
                                c,
                                a,
                                null,
                                InspectionReport.partial(Finding.of("A", Grade.DAMAGED, 3)),
                                CaseFacts.NOTHING,
                                context(DEPOT, 200))),
                        right((c, a) ->
                                CaseDecisions.inspect(c, a, null, look(), CaseFacts.NOTHING, context(DEPOT, 201))),
                        settled(c -> c.refund().parts().get(0).key(), new Outcome.Refused("CARD_CLOSED")),
                        settled(c -> c.refund().parts().get(0).key(), new Outcome.Refused("NO_WALLET")),
                        settled(c -> c.refund().parts().get(1).key(), new Outcome.Done("gift-tx")),
                        right((c, a) -> CaseDecisions.confirmOffline(
                                c,
                                a,
                                c.refund().parts().get(0).tender().id(),
                                null,
                                new Outcome.Done("wire-7"),
                                context(BOB, 300))),
                        settled(c -> EffectKey.of(c.namespace(), c.id(), "sendback", 1), new Outcome.Done("SF-2")),
                        settled(c -> c.refund().parts().get(1).key(), new Outcome.TakenBack("gift-tx")),
                        right((c, a) -> CaseDecisions.retryRefund(c, a, context(Actor.finance("fin"), 400))),
                        settled(c -> c.refund().parts().get(1).key(), new Outcome.Done("gift-tx-2"))));
    }

    /** A refund without return: the parcel could not be stopped, a second person confirms. */
    static Life missed() {
        Instant handedOver = START.minus(Duration.ofHours(5));
        var parcel = Parcel.packed("p-1", "WH1", Map.of(LineId.of("A"), 1L)).handedOver(handedOver, "SF", "SF-8");
        var rest = Parcel.packed("p-2", "WH1", Map.of(LineId.of("A"), 2L, LineId.of("B"), 2L))
                .handedOver(handedOver, "SF", "SF-9");
        var order = new OrderFacts(sale(), BUYER.id(), OrderState.SHIPPED, START, List.of(parcel, rest), Map.of());
        var application =
                Application.of(sale().id(), CaseKind.REFUND_ONLY, CaseItem.of("A", 1, Reason.ORDER_CANCELLED));
        return new Life(
                application,
                order,
                List.of(
                        right((c, a) -> CaseDecisions.approve(
                                c, a, ApprovalTerms.BY_POLICY, CaseFacts.of(order), context(ANN, 1))),
                        settled(c -> Objects.requireNonNull(c.stops().get(0).key()), new Outcome.Refused("TOO_LATE")),
                        right((c, a) -> CaseDecisions.confirmRefund(c, a, CaseFacts.NOTHING, context(BOB, 2))),
                        settled(c -> c.refund().parts().get(0).key(), new Outcome.Done("tx-1"))));
    }

    /** An application for the whole order that is refused. */
    static Life refused() {
        var order = new OrderFacts(sale(), BUYER.id(), OrderState.PAID, START, List.of(), Map.of());
        return new Life(
                Application.cancellation(sale().id(), Reason.ORDER_CANCELLED),
                order,
                List.of(right((c, a) -> CaseDecisions.reject(c, a, "in production", context(ANN, 1)))));
    }

    private static InspectionReport look() {
        var notes = new Finding(LineId.of("B"), Grade.GOOD, 1, "as new", List.of(PHOTO));
        return new InspectionReport(List.of(notes, Finding.of("B", Grade.DAMAGED, 1)), true, Fault.CARRIER, "a spoon");
    }

    private static OrderFacts delivered() {
        var parcel = Parcel.packed("p-1", "WH1", List.of(LineId.of("A"), LineId.of("B")))
                .delivered(START.minus(Duration.ofDays(1)));
        return new OrderFacts(sale(), BUYER.id(), OrderState.DELIVERED, START, List.of(parcel), Map.of());
    }

    private static DecisionContext context(Actor by, int hours) {
        return new DecisionContext(by, START.plus(Duration.ofHours(hours)), POLICY);
    }

    private static Step right(BiFunction<AfterSalesCase, OrderAccount, Either<?, Change>> verb) {
        return (stored, account, context) ->
                verb.apply(stored, account).getOrElseThrow(refused -> new AssertionError(refused));
    }

    private static Step settled(Function<AfterSalesCase, EffectKey> key, Outcome outcome) {
        return (stored, account, context) -> CaseDecisions.settle(stored, key.apply(stored), outcome, account, context)
                .orElseThrow(() -> new AssertionError("nothing came of " + outcome));
    }
}
