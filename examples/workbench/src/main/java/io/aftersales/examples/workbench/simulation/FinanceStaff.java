package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.Advance;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two persons of finance: they settle what is short, pay by hand, and resolve parked effects from the books of the provider and the host. */
final class FinanceStaff {
    private static final List<Actor> BOTH = List.of(Persons.FINANCE, Persons.COLLEAGUE);

    private final World world;
    private final Dice dice;
    private final Map<EffectKey, Boolean> byHand = new HashMap<>();
    private int transfers;

    FinanceStaff(World world) {
        this.world = world;
        this.dice = world.dice();
    }

    /** Settles what is short of goods: the buyer pays for it, sometimes in two parts, or the shop bears it. */
    void settleShortfall(AfterSalesCase subject) {
        Advance advance = subject.advance();
        Shortfall shortfall = advance == null ? null : advance.shortfall();
        if (shortfall == null || !shortfall.isOpen()) {
            return;
        }
        CaseId about = subject.id();
        long open = shortfall.open();
        if (dice.oneIn(2)) {
            long first = dice.oneIn(3) ? 1 + dice.below((int) open) : open;
            settle(about, first);
            if (first < open) {
                settle(about, open - first);
            }
        } else {
            new TwoPersons(world, Persons.REVIEWER, Persons.SECOND)
                    .enter(
                            "write off",
                            (desks, id, by) -> desks.refunds()
                                    .settleShortfall(Commands.SettleShortfall.writtenOff(Request.of(id, by), about)));
        }
    }

    private void settle(CaseId about, long minor) {
        transfers++;
        String reference = "BT-" + transfers;
        world.till().transferred(reference, minor); // before finance records it: what it makes due is paid at once
        boolean recorded = new TwoPersons(world, Persons.FINANCE, Persons.COLLEAGUE)
                .enter(
                        "shortfall paid",
                        (desks, id, by) -> desks.refunds()
                                .settleShortfall(Commands.SettleShortfall.paid(
                                        Request.of(id, by), about, Orders.yuan(minor), reference)));
        if (!recorded) {
            world.till().returned(reference, minor);
        }
    }

    void money(AfterSalesCase subject, boolean retried, boolean unpaid) {
        CaseId about = subject.id();
        if (retried && !world.isLostToADispute(subject)) { // trying that again is of no use
            world.ask(
                    "retry",
                    (desks, id) ->
                            desks.refunds().retry(new Commands.RetryRefund(Request.of(id, Persons.FINANCE), about)));
        }
        for (RefundPart part : subject.refund().parts()) {
            if (part.route() == Route.OFFLINE && part.state() == RefundPart.State.OPEN) {
                byHand(about, part, !unpaid);
            }
        }
    }

    /** Pays an offline refund and reports it. The first decision about a key is kept, so each report of it says the same. */
    private void byHand(CaseId about, RefundPart part, boolean paid) {
        EffectKey key = part.key();
        boolean decided = byHand.computeIfAbsent(key, unseen -> paid);
        if (decided) {
            world.payByHand(key, part.amount().minor());
        }
        world.ask(
                "by hand",
                (desks, id) -> desks.refunds()
                        .confirmOffline(new Commands.ConfirmOffline(
                                Request.of(id, Persons.FINANCE),
                                about,
                                part.tender().id(),
                                part.purpose(),
                                decided,
                                "BY-HAND-" + key)));
    }

    /** Returns the parked effects, in the order they were written. */
    List<OutboxEntry> parked() {
        return world.owed().stream()
                .filter(entry -> entry.state() == OutboxEntry.State.PARKED)
                .toList();
    }

    /** Resolves a parked effect: a payment as the books show it, any other effect by trying it again. */
    void resolve(OutboxEntry entry) {
        Effect effect = entry.effect();
        if (!effect.isPayment()) {
            say(entry, ParkedResolution.TRY_AGAIN, "looked into", BOTH.get(0));
            return;
        }
        Optional<String> reference = effect instanceof Effect.PayRefund ? paid(entry.key()) : given(entry.key());
        for (Actor by : BOTH) {
            say(
                    entry,
                    reference.isPresent() ? ParkedResolution.PAID : ParkedResolution.NOT_PAID,
                    reference.orElse("not in the books"),
                    by);
        }
    }

    private void say(OutboxEntry entry, ParkedResolution said, String reference, Actor by) {
        world.ask(
                "resolve " + entry.key() + " " + said,
                (desks, id) -> desks.parked()
                        .resolve(new Commands.ResolveParked(
                                Request.of(id, by), entry.caseId(), entry.key(), said, reference)));
    }

    private Optional<String> paid(EffectKey key) {
        return world.provider().journal().stream()
                .filter(payment -> payment.instruction.key().equals(key) && !payment.takenBack)
                .map(payment -> payment.reference)
                .findFirst();
    }

    private Optional<String> given(EffectKey key) {
        return world.office().giftsGiven().containsKey(key.value())
                ? Optional.of("GF")
                : Optional.ofNullable(world.office().pointsGiven().get(key.value()))
                        .map(points -> "PT");
    }
}
