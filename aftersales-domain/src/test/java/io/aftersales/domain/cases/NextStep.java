package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.ExternalRefund;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What whoever is responsible does next, so that every case comes to its end. */
final class NextStep {
    /** What is reported of goods that were sent out, each with how often among all of them. */
    private enum Dispatched {
        DELIVERED(4),
        SHIPPED(1),
        CONVERTED(1);

        private static final List<Dispatched> BY_WEIGHT = Stream.of(values())
                .flatMap(step -> Collections.nCopies(step.weight, step).stream())
                .toList();

        private final int weight;

        Dispatched(int weight) {
            this.weight = weight;
        }
    }

    private final World world;
    private final Choices choices;

    NextStep(World world, Choices choices) {
        this.world = world;
        this.choices = choices;
    }

    /** Whoever is responsible does the next thing, until every case has ended and everything owed was done. */
    void finish() {
        for (int i = 0; i < world.cases().size(); i++) {
            for (int steps = 0; steps < 40 && !world.cases().get(i).status().isEnd(); steps++) {
                about(world.cases().get(i));
            }
        }
        for (int steps = 0; steps < 100 && workIsLeft(); steps++) {
            workOff();
        }
        for (AfterSalesCase it : List.copyOf(world.cases())) {
            settleShortfall(it.id(), false);
        }
    }

    /** A buyer who is asked no longer does not pay; everything else that is owed is answered at last. */
    private List<Effect> lastAnswers() {
        return world.stock().due().stream()
                .filter(effect -> !(effect instanceof Effect.RequestTopUp))
                .toList();
    }

    private boolean workIsLeft() {
        return !lastAnswers().isEmpty() || world.cases().stream().anyMatch(NextStep::owesMoney);
    }

    private static boolean owesMoney(AfterSalesCase it) {
        return it.refund().any(part -> part.isMoney() && part.state() != RefundPart.State.PAID);
    }

    private void workOff() {
        for (Effect effect : lastAnswers()) {
            CaseId of = world.books().caseOf(effect.key());
            world.answer(world.cases().get(of.number() - 1), effect.key(), new Outcome.Done("end"));
        }
        for (int i = 0; i < world.cases().size(); i++) {
            if (owesMoney(world.cases().get(i))) {
                payOrRetry(world.cases().get(i));
            }
        }
    }

    private void payOrRetry(AfterSalesCase it) {
        DecisionContext context = world.context(Actor.finance("end-" + it.version()));
        it.refund().parts().stream()
                .filter(part -> part.state() == RefundPart.State.OPEN && part.isMoney())
                .findFirst()
                .ifPresentOrElse(
                        part -> world.answer(it, part.key(), new Outcome.Done("end")), () -> retry(it, context));
    }

    /** Retries what has failed; where a refund made elsewhere leaves too little for it, that refund comes back first. */
    private void retry(AfterSalesCase it, DecisionContext context) {
        OrderAccount before = world.account();
        before.externals().stream()
                .filter(made -> made.standing() > 0)
                .filter(made -> it.refund()
                        .any(part -> part.hasFailed() && part.tender().id().equals(made.tender())))
                .filter(made -> isOverdrawn(before.tender(made.tender()).orElseThrow()))
                .findFirst()
                .ifPresentOrElse(
                        made -> comesBack(made, before),
                        () -> world.decide(it, context, () -> CaseDecisions.retryRefund(it, before, context)));
    }

    private static boolean isOverdrawn(TenderBalance tender) {
        return tender.booked() + tender.external() > tender.captured();
    }

    private void comesBack(ExternalRefund made, OrderAccount before) {
        DecisionContext context = world.context(Actor.SYSTEM);
        String reference = made.reference();
        CaseId entered = CaseDecisions.caseOfReversal(before, reference, made.standing());
        world.decide(
                world.cases().get(entered.number() - 1),
                context,
                () -> CaseDecisions.reverseExternal(
                        world.cases().get(entered.number() - 1),
                        before,
                        reference,
                        made.standing(),
                        world.now(),
                        context));
    }

    /** What is to be done next about a case that is not at its end. */
    void about(AfterSalesCase it) {
        OrderAccount before = world.account();
        DecisionContext context = world.context(Actor.supervisor("end-" + it.version()));
        switch (it.status()) {
            case PENDING_REVIEW -> {
                if (it.lacksStock()) {
                    world.answer(it, it.replacement().reservation(), choices.mostlyDone());
                } else if (CaseDecisions.approve(it, before, ApprovalTerms.BY_POLICY, world.facts(), context)
                        .isLeft()) {
                    world.decide(
                            it,
                            context,
                            () -> CaseDecisions.reject(it, before, "less is left than was proposed", context));
                } else {
                    world.decide(
                            it,
                            context,
                            () -> CaseDecisions.approve(it, before, ApprovalTerms.BY_POLICY, world.facts(), context));
                }
            }
            case AWAITING_INFO -> world.decide(it, context, () -> CaseDecisions.reject(it, before, "no", context));
            case OFFERED -> {
                boolean accepts = choices.below(2) == 0;
                DecisionContext buyer = world.context(CaseFixtures.BUYER);
                world.decide(it, buyer, () -> CaseDecisions.answerOffer(it, before, accepts, world.facts(), buyer));
            }
            case WAITING_RETURN, RETURNED, INSPECTING -> comeBack(it, context);
            case INSPECTION_FAILED -> sendBackOrClose(it, context);
            case INSPECTION_PASSED ->
                world.decide(it, context, () -> CaseDecisions.confirmRefund(it, before, world.facts(), context));
            case REFUND_FAILED -> retry(it, context);
            case REFUNDING -> payOrRetry(it);
            case AWAITING_TOP_UP -> topUp(it, context);
            case EXCHANGING, RESHIPPING -> sendOut(it, context);
            case APPROVED -> {
                if (CaseDecisions.isPossible(it, Action.CONVERT_TO_REFUND)) {
                    world.decide(it, context, () -> CaseDecisions.convert(it, before, context));
                    return;
                }
                if (it.kind() == CaseKind.RESHIP) {
                    world.answer(it, it.replacement().reservation(), choices.mostlyDone());
                    return;
                }
                it.stops().stream()
                        .filter(GoodsStop::isAsked)
                        .map(each -> Objects.requireNonNull(each.key()))
                        .findFirst()
                        .ifPresentOrElse(
                                key -> world.answer(it, key, new Outcome.Done("end")),
                                () -> world.decide(
                                        it,
                                        context,
                                        () -> CaseDecisions.confirmRefund(it, before, world.facts(), context)));
            }
            default -> throw new AssertionError("nobody knows what to do in " + it.status());
        }
    }

    private void topUp(AfterSalesCase it, DecisionContext context) {
        OrderAccount before = world.account();
        Replacement.PriceDifference difference = it.replacement().difference();
        if (difference.state() == Replacement.PriceDifference.State.CANCELLING) {
            world.answer(
                    it,
                    difference.givingUp(),
                    choices.below(2) == 1 ? new Outcome.Refused("NO") : new Outcome.Done("end"));
        } else if (world.stock().answerTo(difference.topUp()) == null && choices.below(2) > 0) {
            world.answer(it, difference.topUp(), choices.mostlyDone());
        } else {
            world.decide(it, context, () -> CaseDecisions.convert(it, before, context));
        }
    }

    private void sendOut(AfterSalesCase it, DecisionContext context) {
        OrderAccount before = world.account();
        Replacement.Shipment dispatch = it.replacement().dispatch();
        if (world.stock().isDue(dispatch.key())) {
            world.answer(it, dispatch.key(), choices.mostlyDone());
        } else if (it.paysAfterInspection()) {
            if (it.inbounds().stream().anyMatch(Inbound::isPending)) {
                comeBack(it, context);
            } else {
                sendBackOrClose(it, context);
            }
        } else if (dispatch.stopping() != null) {
            world.answer(it, dispatch.stopping(), choices.mostlyDone());
        } else if (dispatch.deliveredAt() == null) {
            Dispatched what = choices.oneOf(Dispatched.BY_WEIGHT);
            world.decide(it, context, () -> switch (what) {
                case DELIVERED -> CaseDecisions.delivered(it, before, context);
                case SHIPPED -> CaseDecisions.shipped(it, before, "SF", "ref", context);
                case CONVERTED -> CaseDecisions.convert(it, before, context);
            });
        } else if (it.inbounds().stream().anyMatch(Inbound::isPending)) {
            comeBack(it, context);
        } else if (it.advance() != null && it.advance().isShort()) {
            settleShortfall(it.id(), choices.below(2) == 0);
        } else {
            payOrRetry(it);
        }
    }

    /** One person settles it; above the limit of one person another one does the same. */
    private void settleShortfall(CaseId id, boolean paid) {
        List<Actor> persons = paid
                ? List.of(CaseFixtures.FINANCE, Actor.finance("fi-2"))
                : List.of(CaseFixtures.REVIEWER, CaseFixtures.SECOND);
        for (Actor person : persons) {
            AfterSalesCase it = world.cases().get(id.number() - 1);
            OrderAccount before = world.account();
            DecisionContext by = world.context(person);
            if (it.advance() != null && it.advance().isShort()) {
                long open = it.advance().shortfall().open();
                world.decide(
                        it,
                        by,
                        () -> paid
                                ? CaseDecisions.recoverShortfall(it, before, open, "BT", by)
                                : CaseDecisions.writeOffShortfall(it, before, by));
            }
        }
    }

    private void sendBackOrClose(AfterSalesCase it, DecisionContext context) {
        OrderAccount before = world.account();
        world.stock().due().stream()
                .filter(effect -> effect instanceof Effect.SendBack)
                .filter(effect -> world.books().caseOf(effect.key()).equals(it.id()))
                .findFirst()
                .ifPresentOrElse(
                        effect -> world.answer(it, effect.key(), choices.mostlyDone()),
                        () -> world.decide(it, context, () -> CaseDecisions.close(it, before, context)));
    }

    /** Goods that are still to come are posted, received and inspected, one inbound after the other. */
    private void comeBack(AfterSalesCase it, DecisionContext context) {
        OrderAccount before = world.account();
        Inbound next =
                it.inbounds().stream().filter(Inbound::isPending).findFirst().orElseThrow();
        switch (next.state()) {
            case AWAITED ->
                world.decide(it, context, () -> CaseDecisions.posted(it, before, next.number(), "SF", "ref", context));
            case ON_ITS_WAY -> {
                boolean lost = choices.below(4) == 1;
                world.decide(
                        it,
                        context,
                        () -> CaseDecisions.receive(
                                it, before, next.number(), null, lost, world.factsWithOthers(it), context));
            }
            default -> {
                InspectionReport last = theRest(next);
                world.decide(
                        it,
                        context,
                        () -> CaseDecisions.inspect(
                                it, before, next.number(), last, world.factsWithOthers(it), context));
            }
        }
    }

    /** What is still to be found is mostly found well, and at times it is the shop's fault. */
    private InspectionReport theRest(Inbound inbound) {
        Grade grade = choices.below(4) == 3 ? Grade.DAMAGED : Grade.GOOD;
        List<Finding> rest = PlacedUnits.byLine(inbound.remaining()).stream()
                .map(each -> new Finding(each.line(), grade, each.quantity(), "", List.of()))
                .toList();
        return new InspectionReport(rest, true, choices.below(3) == 0 ? Fault.SELLER : null, "");
    }
}
