package io.aftersales.ports.tck;

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
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lives of cases in which every part of a case, an account and a timeline is filled in at some point, to be stored step by step. */
enum Life {
    /** A return of goods in a bad state, with a refund that takes detours and partly comes back to the shop. */
    RETURN(
            Life::applyForReturn,
            (subject, account) -> CaseDecisions.requestInfo(subject, account, "Which one?", by(Actor.agent("a"))),
            Life::answer,
            Life::approve,
            Life::makeWaybill,
            (subject, account) ->
                    CaseDecisions.posted(subject, account, null, "CARRIER", "RET-1", by(Actor.buyer("b"))),
            (subject, account) -> CaseDecisions.receive(
                    subject, account, null, null, false, CaseFacts.NOTHING, by(Actor.inspector("i"))),
            (subject, account) -> CaseDecisions.inspect(
                    subject, account, null, look(false, Grade.GOOD), CaseFacts.NOTHING, by(Actor.inspector("i"))),
            (subject, account) -> CaseDecisions.inspect(
                    subject, account, null, look(true, Grade.DAMAGED), CaseFacts.NOTHING, by(Actor.inspector("i"))),
            (subject, account) -> settlePart(subject, account, 0, new Outcome.Refused("CARD_EXPIRED")),
            (subject, account) -> settlePart(subject, account, 0, new Outcome.Done("R-1")),
            (subject, account) -> settlePart(subject, account, 1, new Outcome.Done("P-1")),
            (subject, account) -> CaseDecisions.rate(subject, account, 2, by(Actor.buyer("b"))),
            (subject, account) -> settlePart(subject, account, 0, new Outcome.TakenBack("R-1"))),
    /** A return that is paid at once, because the buyer keeps the goods. */
    KEPT(
            Life::applyForTheLastMug,
            (subject, account) -> CaseDecisions.approve(
                    subject,
                    account,
                    ApprovalTerms.BY_POLICY.keepingGoods(),
                    CaseFacts.of(order()),
                    by(Actor.reviewer("r"))),
            (subject, account) -> settlePart(subject, account, 0, new Outcome.Done("R-1"))),
    /** A refund of goods on their way, which are caught. */
    INTERCEPTION(
            Life::applyForRefund,
            (subject, account) -> CaseDecisions.approve(
                    subject, account, ApprovalTerms.BY_POLICY, CaseFacts.of(order()), by(Actor.reviewer("r"))),
            Life::catchParcel),
    /**
     * Goodwill of money, points and a coupon; the coupon is granted at the second attempt. Meanwhile the rest of the order is captured, goods
     * are added to it and refunded elsewhere, a part of that is taken back, and the buyer gets back some of what was kept.
     */
    COMPENSATION(
            Life::propose,
            (subject, account) -> CaseDecisions.approve(
                    subject, account, ApprovalTerms.BY_POLICY, CaseFacts.of(order()), by(Actor.reviewer("r"))),
            (subject, account) -> settlePart(subject, account, 0, new Outcome.Done("R-1")),
            (subject, account) -> settleGift(subject, account, 0, new Outcome.Done("G-1")),
            (subject, account) -> settleGift(subject, account, 1, new Outcome.Refused("NO_ACCOUNT")),
            (subject, account) -> CaseDecisions.retryRefund(subject, account, by(Actor.finance("f")))
                    .map(Life::captureAndAmend),
            (subject, account) ->
                    settleGift(subject, account, 1, new Outcome.Done("G-2")).map(Life::refundElsewhere),
            (subject, account) -> settleGift(subject, account, 0, new Outcome.TakenBack("G-1"))
                    .map(Life::takeBackAndGiveBack));

    /** The moment of the decisions, with nanoseconds: stored moments are found again to the last digit. */
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static final Evidence PHOTO = new Evidence("ph-1", "ab12", 2_048, "image/jpeg");

    private final First first;
    private final List<Step> steps;

    Life(First first, Step... steps) {
        this.first = first;
        this.steps = List.of(steps);
    }

    /** Opens the case; there may be no account yet. */
    interface First {
        Either<Rejection, Change> on(@Nullable OrderAccount account);
    }

    /** Makes the next decision. */
    interface Step {
        Either<Rejection, Change> on(AfterSalesCase subject, OrderAccount account);
    }

    First first() {
        return first;
    }

    List<Step> steps() {
        return steps;
    }

    static OrderFacts order() {
        Sale sale = Sale.of("1001-ä", "CNY")
                .with(
                        OrderLine.of("A", "MUG", 4, 8_000).discountedBy(300).taxed(690, "STD"),
                        OrderLine.of("B", "POT", 1, 4_000).taxed(160, "RED"))
                .discountedBy(
                        Discount.promotion("P1", 500, Tier.spend(8_000, 500)).on(LineId.of("A"), LineId.of("B")),
                        Discount.coupon("C1", 200))
                .charged(
                        Charge.shipping(800).taxed(92, "STD"),
                        Charge.of("CARE", new ChargeKind("CARE"), 200)
                                .on(LineId.of("B"))
                                .comingBack(ComesBack.NEVER),
                        Charge.of("BONUS", new ChargeKind("BONUS"), -150))
                .paidBy(Tender.money("CARD", "CARD", 10_850).captured(10_500), Tender.points("PTS", 100, 1_000))
                .due(PaymentTerms.AT_SHIPMENT);
        Parcel delivered = Parcel.packed("P1", "W1", List.of(LineId.of("A")))
                .handedOver(NOW, "CARRIER", "OUT-1")
                .delivered(NOW);
        Parcel away = Parcel.packed("P2", "W1", List.of(LineId.of("B"))).handedOver(NOW, "CARRIER", "OUT-2");
        return new OrderFacts(sale, "b", OrderState.SHIPPED, NOW, List.of(delivered, away), Map.of());
    }

    private static Either<Rejection, Change> applyForReturn(@Nullable OrderAccount account) {
        return applyForReturn(account, 2);
    }

    /** Applies for the mug that the life of a return leaves. */
    private static Either<Rejection, Change> applyForTheLastMug(@Nullable OrderAccount account) {
        return applyForReturn(account, 1);
    }

    private static Either<Rejection, Change> applyForReturn(@Nullable OrderAccount account, long units) {
        var application = new Application(
                order().sale().id(),
                CaseKind.RETURN_REFUND,
                List.of(CaseItem.of("A", units, Reason.QUALITY_ISSUE)),
                null,
                null,
                null,
                null,
                "Chipped \"rim\", 5 % worn \u676f",
                List.of(PHOTO));
        return CaseDecisions.apply(
                application, account, RefundPolicy.STANDARD, CaseFacts.of(order()), by(Actor.buyer("b")));
    }

    private static Either<Rejection, Change> applyForRefund(@Nullable OrderAccount account) {
        var application =
                Application.of(order().sale().id(), CaseKind.REFUND_ONLY, CaseItem.of("B", 1, Reason.NOT_RECEIVED));
        return CaseDecisions.apply(
                application, account, RefundPolicy.STANDARD, CaseFacts.of(order()), by(Actor.agent("a")));
    }

    private static Either<Rejection, Change> propose(@Nullable OrderAccount account) {
        var points = new Gift.Points(500);
        var coupon = new Gift.Coupon("SORRY-\u676f");
        return CaseDecisions.giveGoodwill(
                order().sale().id(),
                Goodwill.onLines(150, LineId.of("A")),
                List.of(points, coupon),
                "Late",
                account,
                RefundPolicy.STANDARD,
                CaseFacts.of(order()).withGoodwill(GoodwillLimits.Given.NOTHING, Map.of(points, 250L, coupon, 1_000L)),
                by(Actor.agent("a")));
    }

    private static Either<Rejection, Change> answer(AfterSalesCase subject, OrderAccount account) {
        return CaseDecisions.provideInfo(
                subject, account, "Both.\nSee photo.", List.of(PHOTO), CaseFacts.NOTHING, by(Actor.buyer("b")));
    }

    private static Either<Rejection, Change> approve(AfterSalesCase subject, OrderAccount account) {
        var terms = new ApprovalTerms(ShippingChoice.INCLUDE, 100, 3_000L, null);
        return CaseDecisions.approve(subject, account, terms, CaseFacts.of(order()), by(Actor.reviewer("r")));
    }

    private static InspectionReport look(boolean complete, Grade grade) {
        var finding = new Finding(LineId.of("A"), grade, 1, "Rim", List.of(PHOTO));
        return new InspectionReport(
                List.of(finding), complete, complete ? Fault.SELLER : null, complete ? "A spoon" : "");
    }

    private static Either<Rejection, Change> makeWaybill(AfterSalesCase subject, OrderAccount account) {
        EffectKey waybill =
                Objects.requireNonNull(subject.inbounds().get(0).label()).key();
        return settle(subject, account, waybill, new Outcome.Done("CARRIER", "RET-1"));
    }

    private static Either<Rejection, Change> catchParcel(AfterSalesCase subject, OrderAccount account) {
        EffectKey interception = Objects.requireNonNull(subject.stops().get(0).key());
        return settle(subject, account, interception, new Outcome.Done("CARRIER", "OUT-2"));
    }

    private static Either<Rejection, Change> settlePart(
            AfterSalesCase subject, OrderAccount account, int part, Outcome outcome) {
        return settle(subject, account, subject.refund().parts().get(part).key(), outcome);
    }

    private static Either<Rejection, Change> settleGift(
            AfterSalesCase subject, OrderAccount account, int gift, Outcome outcome) {
        return settle(subject, account, subject.refund().gifts().get(gift).key(), outcome);
    }

    private static Change captureAndAmend(Change change) {
        var added = new Amendment(
                List.of(OrderLine.of("C", "LID", 2, 1_000).taxed(115, "STD")),
                List.of(Discount.coupon("C2", 100).on(LineId.of("C"))),
                List.of(Charge.of("WRAP", new ChargeKind("WRAP"), 50).comingBack(ComesBack.WITH_GOODS)),
                List.of(Tender.money("WIRE", "WIRE", 950).captured(600)));
        return on(
                change,
                account -> account.capture(at(change), TenderId.of("CARD"), 350, "CAP-\u676f"),
                account -> account.amend(at(change), added));
    }

    private static Change refundElsewhere(Change change) {
        return on(
                change,
                account -> account.external(
                        at(change), TenderId.of("WIRE"), 400, "EXT-\u676f", NOW, List.of(Units.of("C", 1))));
    }

    private static Change takeBackAndGiveBack(Change change) {
        return enterFirst(on(
                change,
                account -> account.reverseExternal(at(change), "EXT-\u676f", 150, NOW),
                account -> account.giveBackKept(at(change), 0, 70)));
    }

    /** Leaves entries that wait for a second person. */
    private static Change enterFirst(Change change) {
        BookingContext first = at(change);
        OrderAccount account = change.account()
                .await(
                        first,
                        WaitingEntry.onOrder(
                                Kind.EXTERNAL_REFUND,
                                "EXT-\u676f-2",
                                TenderId.of("CARD"),
                                60_000,
                                List.of(Units.of("C", 1)),
                                first))
                .await(
                        first,
                        WaitingEntry.onCase(Kind.KEPT_GIVEN_BACK, change.next().id(), "", 80_000, first));
        return new Change(change.next(), account, change.events(), change.effects());
    }

    /** Writes more on the account in the same decision. */
    @SafeVarargs
    private static Change on(Change change, Function<OrderAccount, Either<Rejection, Adjustment>>... more) {
        OrderAccount account = change.account();
        for (var each : more) {
            account = each.apply(account).get().account();
        }
        return new Change(change.next(), account, change.events(), change.effects());
    }

    private static BookingContext at(Change change) {
        return new BookingContext(change.next().id(), Actor.finance("f"), NOW);
    }

    private static Either<Rejection, Change> settle(
            AfterSalesCase subject, OrderAccount account, EffectKey key, Outcome outcome) {
        return Either.right(CaseDecisions.settle(subject, key, outcome, account, by(Actor.SYSTEM))
                .orElseThrow());
    }

    /** Decides under a rule that leaves every decision to persons, so that the facts it saw are stored. */
    private static DecisionContext by(Actor actor) {
        var rule = new ReviewRule("LOOKED_AT", new Criterion.Always(), RuleAction.person("returns"));
        return new DecisionContext(actor, NOW, CasePolicy.builder().rules(rule).build());
    }
}
