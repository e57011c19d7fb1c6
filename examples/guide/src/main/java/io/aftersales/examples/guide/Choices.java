package io.aftersales.examples.guide;

import io.aftersales.domain.cases.Advance;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.AnswerOffer;
import io.aftersales.ports.desks.Commands.AppealCase;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.InspectReturn;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.MakeOffer;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.ReceiveReturn;
import io.aftersales.ports.desks.Commands.RejectCase;
import io.aftersales.ports.desks.Commands.SettleShortfall;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.views.CaseView;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Choices that belong to a case: where and when money goes, what goods are worth, and what happens when people disagree. */
final class Choices {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor RITA = Actor.reviewer("rita");
    private static final Actor SUE = Actor.supervisor("sue");
    private static final Actor INES = Actor.inspector("ines");
    private static final Actor FAY = Actor.finance("fay");

    // guide:start shops-grade
    private static final Grade USED = Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE"));
    // guide:end shops-grade

    private Choices() {}

    static CasePolicy policy() {
        // guide:start choices-policy
        var cheap = new ReviewRule(
                "CHEAP", Criterion.keptBeforeAtMost(2), RuleAction.approveKeeping(Money.of("5.00", "CNY")));
        var policy = CasePolicy.builder()
                .destinations(Set.of(RefundDestination.ORIGINAL, RefundDestination.STORE_CREDIT))
                .creditBonus(CreditBonus.percent(10, Money.of("15.00", "CNY")))
                .release(Release.AFTER_INSPECTION)
                .grades(USED, Grade.refused("WORN_OUT", Disposition.of("SCRAP")))
                .rules(cheap)
                .build();
        // guide:end choices-policy
        return policy;
    }

    private static InMemoryAfterSales shop() {
        InMemoryAfterSales shop = SampleShop.under(ShopPolicy.STANDARD.with(policy()));
        shop.rewards().grantsCredit();
        return shop;
    }

    private static OpenCase mugs(long quantity) {
        return OpenCase.of(
                Request.of("c1", BUYER),
                ORDER,
                CaseKind.RETURN_REFUND,
                List.of(ItemAsked.of("MUG", quantity, "NOT_LIKED")));
    }

    private static CaseId opened(AfterSales desks, long mugs) {
        return desks.applications().open(mugs(mugs)).get().caseId();
    }

    private static void inspected(AfterSales desks, CaseId id, FoundUnits... found) {
        desks.returns()
                .received(ReceiveReturn.arrived(Request.of("c8", INES), id))
                .flatMap(it ->
                        desks.inspections().inspect(InspectReturn.complete(Request.of("c9", INES), id, List.of(found))))
                .get();
    }

    private static void tell(InMemoryAfterSales shop, CaseId id, PrintStream out) {
        CaseView subject = shop.desks().files().file(BUYER, id).get().subject();
        out.println(subject.status());
        subject.payments()
                .forEach(each -> out.println("  " + each.amount() + " on " + each.tender() + ", " + each.route()));
        subject.gifts().forEach(each -> out.println("  gift: " + each.gift()));
    }

    static void printStoreCredit(PrintStream out) {
        InMemoryAfterSales shop = shop();
        AfterSales desks = shop.desks();
        // guide:start store-credit
        OpenCase toCredit = mugs(2).refundTo(RefundDestination.STORE_CREDIT);
        desks.quotes()
                .quote(toCredit)
                .peek(it -> out.println("quoted " + it.breakdown().amount() + " and a bonus of " + it.bonus()))
                .peekLeft(refusal -> out.println(refusal.message()));
        CaseId id = desks.applications().open(toCredit).get().caseId();
        // guide:end store-credit
        desks.reviews()
                .approve(ApproveCase.byPolicy(Request.of("c2", RITA), id))
                .get();
        inspected(desks, id, FoundUnits.of("MUG", Grade.GOOD, 2));
        tell(shop, id, out);
    }

    static void printKeeping(PrintStream out) {
        InMemoryAfterSales shop = shop();
        AfterSales desks = shop.desks();
        CaseId id = opened(desks, 1);
        // guide:start keeping
        desks.reviews()
                .approve(ApproveCase.byPolicy(Request.of("c2", RITA), id)
                        .agreedOn(Money.of("10.00", "CNY"))
                        .keepingGoods())
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end keeping
        tell(shop, id, out);
    }

    static void printEarly(PrintStream out) {
        InMemoryAfterSales shop = shop();
        AfterSales desks = shop.desks();
        CaseId id = opened(desks, 2);
        // guide:start early
        desks.reviews()
                .approve(ApproveCase.byPolicy(Request.of("c2", RITA), id).release(Release.ON_APPROVAL))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end early
        tell(shop, id, out);
        inspected(desks, id, FoundUnits.of("MUG", Grade.GOOD, 1), FoundUnits.of("MUG", Grade.MISSING, 1));
        shop.notices().alarms().forEach(alarm -> out.println(alarm.alarm() + " " + alarm.detail()));
        // guide:start shortfall
        desks.refunds()
                .settleShortfall(
                        SettleShortfall.paid(Request.of("c5", FAY), id, Money.of("20.00", "CNY"), "bank transfer 7"))
                .flatMap(it -> desks.refunds().settleShortfall(SettleShortfall.writtenOff(Request.of("c6", SUE), id)))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end shortfall
        Advance early =
                Objects.requireNonNull(shop.repository().find(id).orElseThrow().advance());
        Shortfall missing = Objects.requireNonNull(early.shortfall());
        out.println(missing.state() + ": " + missing.recovered() + " paid, " + missing.writtenOff() + " written off");
    }

    static void printGrades(PrintStream out) {
        InMemoryAfterSales shop = shop();
        AfterSales desks = shop.desks();
        CaseId id = opened(desks, 2);
        desks.reviews()
                .approve(ApproveCase.byPolicy(Request.of("c2", RITA), id))
                .get();
        desks.returns()
                .received(ReceiveReturn.arrived(Request.of("c3", INES), id))
                .get();
        // guide:start grades
        var found = List.of(FoundUnits.of("MUG", Grade.GOOD, 1), FoundUnits.of("MUG", USED, 1));
        desks.inspections()
                .inspect(InspectReturn.complete(Request.of("c4", INES), id, found))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end grades
        CaseView subject = desks.files().file(BUYER, id).get().subject();
        Objects.requireNonNull(subject.refund()).explanation().forEach(out::println);
        shop.warehouse()
                .ledger()
                .forEach(each -> out.println(each.what() + " " + each.disposition() + " at " + each.warehouse()));
    }

    static void printOffer(PrintStream out) {
        InMemoryAfterSales shop = shop();
        AfterSales desks = shop.desks();
        CaseId id = opened(desks, 1);
        // guide:start offer
        desks.reviews()
                .offer(new MakeOffer(ApproveCase.byPolicy(Request.of("c2", RITA), id)
                        .agreedOn(Money.of("12.00", "CNY"))
                        .keepingGoods()))
                .peek(it -> out.println(it.status() + ", next: " + it.next().what() + " until "
                        + it.next().until()))
                .peekLeft(refusal -> out.println(refusal.message()));
        desks.applications()
                .answerOffer(AnswerOffer.accept(Request.of("c3", BUYER), id))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end offer
        tell(shop, id, out);
    }

    static void printAppeal(PrintStream out) {
        InMemoryAfterSales shop = shop();
        AfterSales desks = shop.desks();
        CaseId id = opened(desks, 1);
        desks.reviews()
                .reject(new RejectCase(Request.of("c2", RITA), id, "It was used."))
                .get();
        // guide:start appeal
        desks.applications()
                .appeal(new AppealCase(Request.of("c3", BUYER), id, "I only unpacked it.", List.of()))
                .peekLeft(refusal -> out.println(refusal.message()));
        desks.reviews()
                .approve(ApproveCase.byPolicy(Request.of("c4", RITA), id))
                .peekLeft(refusal -> out.println(refusal.code()));
        desks.reviews()
                .approve(ApproveCase.byPolicy(Request.of("c5", SUE), id))
                .peek(it -> out.println(it.status() + ", next: " + it.next().what()))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end appeal
    }
}
