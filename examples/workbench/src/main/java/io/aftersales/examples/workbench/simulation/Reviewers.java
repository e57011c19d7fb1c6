package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Staff who decide about applications, at random and within what the desks permit. */
final class Reviewers {
    private static final List<ShippingChoice> SHIPPING = List.of(ShippingChoice.values());

    private static final List<List<Gift>> GIFTS = List.of(
            List.of(),
            List.of(new Gift.Points(50)),
            List.of(new Gift.Points(300), new Gift.Coupon("SORRY"), new Gift.Coupon("SORRY")));

    private final World world;
    private final Dice dice;

    Reviewers(World world) {
        this.world = world;
        this.dice = world.dice();
    }

    /** Asks the buyer a question. */
    void ask(CaseId about) {
        world.ask(
                "ask",
                (desks, id) -> desks.reviews()
                        .requestInfo(new Commands.RequestInfo(Request.of(id, Persons.REVIEWER), about, Orders.WORDS)));
    }

    /** Lets one of the reviewers approve an application, in one of several ways. */
    void approve(CaseId about) {
        Actor by = dice.oneIn(3) ? Persons.SECOND : Persons.REVIEWER;
        if (dice.oneIn(4)) {
            approveOnTerms(about, by);
        } else if (dice.oneIn(8)) {
            approveWithoutReturn(about, by);
        } else {
            approve(about, by, dice.oneOf(SHIPPING));
        }
    }

    void approve(CaseId about, Actor by, ShippingChoice shipping) {
        RefundDestination destination = destination();
        Release release = release(about);
        world.ask("approve", (desks, id) -> {
            Commands.ApproveCase approved =
                    Commands.ApproveCase.byPolicy(Request.of(id, by), about).with(shipping);
            Commands.ApproveCase timed = release == null ? approved : approved.release(release);
            return desks.reviews().approve(destination == null ? timed : timed.refundTo(destination));
        });
    }

    /** Approves so that the buyer keeps the goods, mostly at the policy's amount, sometimes at an agreed one. */
    private void approveWithoutReturn(CaseId about, Actor by) {
        Money some = Orders.yuan(1 + dice.below(1_500));
        boolean agreed = dice.oneIn(3);
        world.ask("approve without return", (desks, id) -> {
            Commands.ApproveCase approved =
                    Commands.ApproveCase.byPolicy(Request.of(id, by), about).keepingGoods();
            return desks.reviews().approve(agreed ? approved.agreedOn(some) : approved);
        });
    }

    /**
     * Approves on terms of which the shop keeps something: a fee, or all above an agreed amount. In an exchange a difference is agreed on
     * instead, in either direction.
     */
    private void approveOnTerms(CaseId about, Actor by) {
        Money some = Orders.yuan(1 + dice.below(1_500));
        boolean fee = dice.oneIn(2);
        boolean cheaper = dice.oneIn(2);
        boolean exchange =
                world.cases().stream().anyMatch(each -> each.id().equals(about) && each.kind() == CaseKind.EXCHANGE);
        world.ask("approve on terms", (desks, id) -> {
            Commands.ApproveCase approved = Commands.ApproveCase.byPolicy(Request.of(id, by), about);
            if (exchange) {
                Commands.ApproveCase settled = approved.settling(cheaper ? some.negated() : some);
                return desks.reviews().approve(fee ? approved.withFee(some) : settled);
            }
            return desks.reviews().approve(fee ? approved.withFee(some) : approved.agreedOn(some));
        });
    }

    /** Returns when the buyer gets the money or the new goods, where the reviewer decides otherwise than the shop does. */
    private @Nullable Release release(CaseId about) {
        boolean comesBack = world.cases().stream()
                .anyMatch(each -> each.id().equals(about) && each.kind().hasReturn());
        return comesBack && dice.oneIn(3) ? dice.oneOf(List.of(Release.values())) : null;
    }

    /** Returns where a buyer or reviewer wants the money; null for nothing special, as most do. */
    @Nullable
    RefundDestination destination() {
        return dice.oneIn(6) ? dice.oneOf(List.of(RefundDestination.values())) : null;
    }

    /** Offers the buyer some terms, after an appeal too; above the limit of one person the other one mostly offers the same. */
    void offer(CaseId about) {
        Actor by = dice.oneOf(List.of(Persons.REVIEWER, Persons.SECOND, Persons.THIRD));
        ShippingChoice shipping = dice.oneOf(SHIPPING);
        Money some = Orders.yuan(1 + dice.below(1_500));
        boolean agreed = dice.oneIn(3);
        for (Actor each :
                dice.oneIn(3) ? List.of(by) : List.of(by, by.equals(Persons.SECOND) ? Persons.THIRD : Persons.SECOND)) {
            world.ask("offer", (desks, id) -> {
                Commands.ApproveCase terms = Commands.ApproveCase.byPolicy(Request.of(id, each), about)
                        .with(shipping);
                return desks.reviews().offer(new Commands.MakeOffer(agreed ? terms.agreedOn(some) : terms));
            });
        }
    }

    /** Gives goodwill: money, gifts, or both. */
    void compensate() {
        long amount = dice.oneIn(3) ? 0 : 1 + dice.below(800);
        List<Gift> gifts = dice.oneOf(GIFTS);
        boolean shipping = dice.oneIn(4);
        world.ask(
                "goodwill",
                (desks, id) -> desks.refunds()
                        .giveGoodwill(new Commands.GiveGoodwill(
                                Request.of(id, Persons.AGENT),
                                Orders.ID,
                                List.of(),
                                shipping,
                                Orders.yuan(amount),
                                gifts,
                                Orders.WORDS)));
    }

    void reject(CaseId about) {
        reject(about, Persons.REVIEWER);
    }

    void reject(CaseId about, Actor by) {
        world.ask(
                "reject",
                (desks, id) ->
                        desks.reviews().reject(new Commands.RejectCase(Request.of(id, by), about, Orders.WORDS)));
    }

    void close(CaseId about) {
        world.ask(
                "close",
                (desks, id) -> desks.reviews().close(new Commands.CloseCase(Request.of(id, Persons.REVIEWER), about)));
    }

    void convert(CaseId about) {
        world.ask(
                "convert",
                (desks, id) ->
                        desks.reviews().convert(new Commands.ConvertToRefund(Request.of(id, Persons.REVIEWER), about)));
    }

    void confirm(CaseId about) {
        confirm(about, Persons.SECOND);
    }

    void confirm(CaseId about, Actor by) {
        world.ask(
                "confirm",
                (desks, id) -> desks.refunds().confirm(new Commands.ConfirmRefund(Request.of(id, by), about)));
    }
}
