package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.ExternalRefund;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody tries, whether it is possible or not. */
final class AnyStep {
    static final List<Actor> PEOPLE = List.of(
            Actor.buyer("b-1"),
            Actor.agent("ag-1"),
            Actor.reviewer("rv-1"),
            Actor.reviewer("rv-2"),
            Actor.supervisor("sv-1"),
            Actor.reviewer("b-1"),
            Actor.reviewer("ag-1"));

    private static final int MOST_AMENDMENTS = 2;

    static final Gift POINTS = new Gift.Points(200);
    static final Gift COUPON = new Gift.Coupon("SORRY");

    /** The steps, each with how often it is tried among all of them. */
    private enum Step {
        APPROVE(3),
        OFFER(2),
        ANSWER_OFFER(2),
        APPEAL(2),
        REJECT(1),
        REQUEST_INFO(1),
        PROVIDE_INFO(1),
        WITHDRAW(1),
        CLOSE(1),
        REPORT_POSTED(1),
        RECEIVE(2),
        INSPECT(2),
        CORRECT_INSPECTION(2),
        CONFIRM_REFUND(1),
        RETRY_REFUND(1),
        CONFIRM_OFFLINE(1),
        STATE_NOT_PAID(2),
        WAIT(2),
        ANSWER_ANY_EFFECT(1),
        REPORT_SHIPPED(1),
        REPORT_DELIVERED(2),
        REPORT_FAILED(1),
        CONVERT_TO_REFUND(1),
        REPORT_FOUND(1),
        ANSWER_TOP_UP(2),
        GIVE_UP_EFFECT(1),
        RESOLVE_PARKED(2),
        RECORD_EXTERNAL_REFUND(1),
        RATE(1),
        ANSWER_OWN_EFFECT(3),
        GIVE_GOODWILL(1),
        FOLLOW_GIFT(2),
        RECORD_CAPTURE(1),
        REVERSE_EXTERNAL_REFUND(1),
        GIVE_BACK_KEPT(1),
        SETTLE_SHORTFALL(2),
        AMEND_ORDER(1),
        REPEAT_ENTRY(2);

        private static final List<Step> BY_WEIGHT = Stream.of(values())
                .flatMap(step -> Collections.nCopies(step.weight, step).stream())
                .toList();

        private final int weight;

        Step(int weight) {
            this.weight = weight;
        }
    }

    private final World world;
    private final Choices choices;

    AnyStep(World world, Choices choices) {
        this.world = world;
        this.choices = choices;
    }

    void about(AfterSalesCase it) {
        OrderAccount before = world.account();
        DecisionContext context = world.context(choices.oneOf(PEOPLE));
        switch (choices.oneOf(Step.BY_WEIGHT)) {
            case APPROVE -> {
                ApprovalTerms terms = choices.terms(it.kind());
                world.decide(it, context, () -> CaseDecisions.approve(it, before, terms, world.facts(), context));
            }
            case OFFER -> {
                ApprovalTerms terms = choices.below(2) == 0 ? ApprovalTerms.BY_POLICY : choices.terms(it.kind());
                world.decide(it, context, () -> CaseDecisions.offer(it, before, terms, world.facts(), context));
            }
            case ANSWER_OFFER -> {
                boolean accepts = choices.below(3) > 0;
                if (Permissions.allows(context.by(), Action.ANSWER_OFFER, it)) {
                    world.decide(
                            it, context, () -> CaseDecisions.answerOffer(it, before, accepts, world.facts(), context));
                }
            }
            case APPEAL -> {
                if (Permissions.allows(context.by(), Action.APPEAL, it)) {
                    world.decide(
                            it,
                            context,
                            () -> CaseDecisions.appeal(
                                    it, before, "No.", List.of(), world.factsWithOthers(it), context));
                }
            }
            case REJECT -> world.decide(it, context, () -> CaseDecisions.reject(it, before, "no", context));
            case REQUEST_INFO -> world.decide(it, context, () -> CaseDecisions.requestInfo(it, before, "?", context));
            case PROVIDE_INFO ->
                world.decide(
                        it,
                        context,
                        () -> CaseDecisions.provideInfo(it, before, "!", List.of(), world.facts(), context));
            case WITHDRAW -> world.decide(it, context, () -> CaseDecisions.withdraw(it, before, context));
            case CLOSE -> world.decide(it, context, () -> CaseDecisions.close(it, before, context));
            case REPORT_POSTED -> {
                Integer inbound = choices.inbound(it);
                String carrier = choices.oneOf(List.of("SF", "YTO"));
                world.decide(it, context, () -> CaseDecisions.posted(it, before, inbound, carrier, "ref", context));
            }
            case RECEIVE -> {
                boolean lost = choices.below(4) == 0;
                Integer inbound = choices.inbound(it);
                world.decide(
                        it,
                        context,
                        () -> CaseDecisions.receive(
                                it, before, inbound, null, lost, world.factsWithOthers(it), context));
            }
            case INSPECT -> {
                InspectionReport look = choices.look(it);
                Integer inbound = choices.inbound(it);
                world.decide(
                        it,
                        context,
                        () -> CaseDecisions.inspect(it, before, inbound, look, world.factsWithOthers(it), context));
            }
            case CORRECT_INSPECTION -> correctInspection(it, before);
            case CONFIRM_REFUND ->
                world.decide(it, context, () -> CaseDecisions.confirmRefund(it, before, world.facts(), context));
            case RETRY_REFUND -> world.decide(it, context, () -> CaseDecisions.retryRefund(it, before, context));
            case STATE_NOT_PAID -> doubtStated(it);
            case CONFIRM_OFFLINE -> {
                TenderId tender = TenderId.of(choices.oneOf(List.of("T1", "G1", "P1", "X")));
                Outcome outcome = choices.outcome();
                world.decide(
                        it, context, () -> CaseDecisions.confirmOffline(it, before, tender, null, outcome, context));
            }
            case WAIT -> {
                world.waitFor(Duration.ofDays(choices.below(9)));
                DecisionContext then = world.context(Actor.SYSTEM);
                world.twice(it, then, () -> CaseDecisions.meetDeadline(it, before, then));
            }
            case ANSWER_ANY_EFFECT ->
                world.answer(it, choices.oneOf(world.books().keys()), choices.outcome());
            case REPORT_SHIPPED ->
                world.decide(it, context, () -> CaseDecisions.shipped(it, before, "SF", "ref", context));
            case REPORT_DELIVERED -> world.decide(it, context, () -> CaseDecisions.delivered(it, before, context));
            case REPORT_FAILED ->
                world.decide(it, context, () -> CaseDecisions.failed(it, before, "LOST_AGAIN", context));
            case CONVERT_TO_REFUND -> world.decide(it, context, () -> CaseDecisions.convert(it, before, context));
            case REPORT_FOUND -> {
                boolean back = choices.below(2) == 0;
                String parcel = "P-" + choices.below(3);
                world.decide(it, context, () -> CaseDecisions.found(it, before, parcel, back, context));
            }
            case ANSWER_TOP_UP -> {
                boolean asked = it.replacement() != null
                        && it.replacement().difference().topUp() != null;
                EffectKey key = asked
                        ? it.replacement().difference().topUp()
                        : choices.oneOf(world.books().keysOf(it.id()));
                world.answer(it, key, choices.outcome());
            }
            case GIVE_UP_EFFECT -> giveUp(it);
            case RESOLVE_PARKED -> judge(it);
            case RECORD_EXTERNAL_REFUND -> {
                TenderId tender = TenderId.of(choices.oneOf(List.of("T1", "G1", "X")));
                long minor = amount(50);
                String reference = "CB-" + choices.below(1 << 20);
                world.decide(
                        it,
                        context,
                        () -> CaseDecisions.recordExternal(
                                it, before, tender, minor, reference, world.now(), List.of(), context));
            }
            case RECORD_CAPTURE -> {
                AfterSalesCase entered = caseOf(CaseDecisions.caseOfCapture(before));
                TenderId tender = TenderId.of(choices.oneOf(List.of("T1", "G1", "P1", "X")));
                long minor = amount(60);
                String reference = "CAP-" + choices.below(1 << 20);
                world.decide(
                        entered,
                        context,
                        () -> CaseDecisions.capture(entered, before, tender, minor, reference, context));
            }
            case REVERSE_EXTERNAL_REFUND -> reverse(before, context);
            case GIVE_BACK_KEPT -> {
                long minor = amount(20);
                world.decide(it, context, () -> CaseDecisions.giveBackKept(it, before, minor, "why", context));
            }
            case SETTLE_SHORTFALL -> {
                if (choices.below(2) == 0) {
                    world.decide(it, context, () -> CaseDecisions.writeOffShortfall(it, before, context));
                } else {
                    long minor = amount(1500);
                    DecisionContext finance = world.context(CaseFixtures.FINANCE);
                    world.decide(it, finance, () -> CaseDecisions.recoverShortfall(it, before, minor, "BT", finance));
                }
            }
            case AMEND_ORDER -> amend(it, before);
            case REPEAT_ENTRY -> repeatEntry(before, context);
            case GIVE_GOODWILL -> compensate();
            case FOLLOW_GIFT -> gift();
            case RATE -> {
                int score = 1 + choices.below(5);
                world.decide(it, context, () -> CaseDecisions.rate(it, before, score, context));
            }
            case ANSWER_OWN_EFFECT ->
                world.answer(it, choices.oneOf(world.books().keysOf(it.id())), choices.outcome());
        }
    }

    /** The host adds a service to the order; it is entered on the case that it makes pay more, else on any. */
    private void amend(AfterSalesCase it, OrderAccount before) {
        int number = world.order().amendments().size() + 1;
        if (number > MOST_AMENDMENTS) {
            return;
        }
        long amount = 1 + choices.below(60);
        long taken = choices.below(2) == 0 ? amount : choices.below((int) amount);
        world.amend(Amendment.of(Sale.of("1001", "CNY")
                .charged(Charge.of("SERVICE-" + number, new ChargeKind("SERVICE"), amount))
                .paidBy(Tender.money("M" + number, "ALIPAY", amount).captured(taken))));
        AfterSalesCase entered = CaseDecisions.caseOfAmendment(before, world.order())
                .map(this::caseOf)
                .orElse(it);
        DecisionContext then = world.context(Actor.SYSTEM);
        world.twice(entered, then, () -> Optional.of(CaseDecisions.amend(entered, before, world.order(), then)));
    }

    /** Another inspector restates the findings; what the books say stays as it was. */
    private void correctInspection(AfterSalesCase it, OrderAccount before) {
        DecisionContext inspector = world.context(Actor.inspector("in-" + choices.below(4)));
        Integer inbound = choices.inbound(it);
        List<Finding> restated = choices.restated(it, inbound);
        int known = world.changes().size();
        if (CaseDecisions.isCorrectedDownwards(it, before, inbound, restated, inspector)) {
            world.decide(
                    it,
                    inspector,
                    () -> CaseDecisions.correctInspection(it, before, inbound, restated, "Looked again", inspector));
            for (Change change : world.changes().subList(known, world.changes().size())) {
                assertThat(change.account()).as("a correction books nothing").isEqualTo(before);
            }
        }
    }

    /** An amount, now and then one above the limit of one person. */
    private long amount(int most) {
        return choices.below(4) == 0 ? 1990 + choices.below(1500) : 1 + choices.below(most);
    }

    /** The same entry as one that waits for a second person, by anybody. */
    private void repeatEntry(OrderAccount before, DecisionContext context) {
        if (before.waiting().isEmpty()) {
            return;
        }
        WaitingEntry first = choices.oneOf(before.waiting());
        boolean byFinance = first.kind() == WaitingEntry.Kind.SHORTFALL_RECOVERED
                || first.kind() == WaitingEntry.Kind.PAYMENT_NOT_MADE;
        DecisionContext by = byFinance
                ? world.context(choices.oneOf(List.of(CaseFixtures.FINANCE, Actor.finance("fi-2"))))
                : context;
        AfterSalesCase entered = caseOf(caseOf(first, before));
        world.decide(entered, by, () -> entered(first, entered, before, by));
    }

    /** The provider reports a payment that was stated by hand, or two persons state that it was not made; or one says so of any payment. */
    private void doubtStated(AfterSalesCase it) {
        List<RefundPart> parts = it.refund().parts();
        List<RefundPart> stated =
                parts.stream().filter(RefundPart::isStatedByStaff).toList();
        if (parts.isEmpty()) {
            return;
        }
        EffectKey key = choices.oneOf(stated.isEmpty() ? parts : stated).key();
        if (!stated.isEmpty() && choices.below(3) == 0) {
            world.answer(it, key, new Outcome.Done("provider"));
            return;
        }
        for (Actor by : List.of(CaseFixtures.FINANCE, Actor.finance("fi-2"))) {
            AfterSalesCase now = caseOf(it.id());
            OrderAccount account = world.account();
            DecisionContext context = world.context(by);
            world.decide(now, context, () -> CaseDecisions.stateNotPaid(now, account, key, "not on it", context));
        }
    }

    private static CaseId caseOf(WaitingEntry entry, OrderAccount account) {
        return switch (entry.kind()) {
            case CAPTURE -> CaseDecisions.caseOfCapture(account);
            case EXTERNAL_REVERSAL -> CaseDecisions.caseOfReversal(account, entry.reference(), entry.minor());
            case EXTERNAL_REFUND ->
                new CaseId(account.order(), account.nextCase().number() - 1);
            case KEPT_GIVEN_BACK, PAYMENT_NOT_MADE, SHORTFALL_WRITTEN_OFF, SHORTFALL_RECOVERED -> entry.caseId();
        };
    }

    private Either<Rejection, Change> entered(
            WaitingEntry like, AfterSalesCase it, OrderAccount account, DecisionContext context) {
        return switch (like.kind()) {
            case CAPTURE -> CaseDecisions.capture(it, account, like.tender(), like.minor(), like.reference(), context);
            case EXTERNAL_REFUND ->
                CaseDecisions.recordExternal(
                        it, account, like.tender(), like.minor(), like.reference(), world.now(), like.units(), context);
            case EXTERNAL_REVERSAL ->
                CaseDecisions.reverseExternal(it, account, like.reference(), like.minor(), world.now(), context);
            case KEPT_GIVEN_BACK -> CaseDecisions.giveBackKept(it, account, like.minor(), "why", context);
            case PAYMENT_NOT_MADE ->
                CaseDecisions.stateNotPaid(it, account, new EffectKey(like.reference()), "why", context);
            case SHORTFALL_WRITTEN_OFF -> CaseDecisions.writeOffShortfall(it, account, context);
            case SHORTFALL_RECOVERED ->
                CaseDecisions.recoverShortfall(it, account, like.minor(), like.reference(), context);
        };
    }

    private void reverse(OrderAccount before, DecisionContext context) {
        List<ExternalRefund> made = before.externals();
        String reference = made.isEmpty() ? "CB-X" : choices.oneOf(made).reference();
        long minor = amount(50);
        AfterSalesCase entered = caseOf(CaseDecisions.caseOfReversal(before, reference, minor));
        world.decide(
                entered,
                context,
                () -> CaseDecisions.reverseExternal(entered, before, reference, minor, world.now(), context));
    }

    private AfterSalesCase caseOf(CaseId id) {
        return world.cases().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Whatever came of some gift, or all that failed tried again. */
    private void gift() {
        List<AfterSalesCase> giving = world.cases().stream()
                .filter(each -> !each.refund().gifts().isEmpty())
                .toList();
        if (giving.isEmpty()) {
            return;
        }
        OrderAccount before = world.account();
        AfterSalesCase it = choices.oneOf(giving);
        if (it.refund().hasFailures() && choices.below(2) == 0) {
            DecisionContext context = world.context(Actor.finance("f-0"));
            world.decide(it, context, () -> CaseDecisions.retryRefund(it, before, context));
        } else {
            List<EffectKey> keys = world.books().keysOf(it.id()).stream()
                    .filter(key -> key.value().contains("-gift-"))
                    .toList();
            world.answer(it, choices.oneOf(keys), choices.outcome());
        }
    }

    private List<Effect> dueOf(AfterSalesCase it) {
        return world.stock().due().stream()
                .filter(effect -> world.books().caseOf(effect.key()).equals(it.id()))
                .toList();
    }

    private void giveUp(AfterSalesCase it) {
        OrderAccount before = world.account();
        List<Effect> due = dueOf(it);
        if (!due.isEmpty()) {
            Effect effect = choices.oneOf(due);
            DecisionContext context = world.context(Actor.SYSTEM);
            world.twice(it, context, () -> CaseDecisions.park(it, effect, before, context));
        }
    }

    /** Somebody says what became of a payment that was given up; the rest is answered by itself. */
    private void judge(AfterSalesCase it) {
        OrderAccount before = world.account();
        DecisionContext context = world.context(Actor.finance("f-" + choices.below(2)));
        ParkedResolution said =
                choices.oneOf(List.of(ParkedResolution.TRY_AGAIN, ParkedResolution.PAID, ParkedResolution.NOT_PAID));
        for (Effect effect : dueOf(it)) {
            if (it.parked(effect.key()).isPresent() && said.isFor(effect)) {
                OutboxEntry entry =
                        OutboxEntry.owed(it.id(), 1, effect, world.now()).parked(world.now());
                var resolved = CaseDecisions.resolve(it, entry, said, "evidence", before, context)
                        .toJavaOptional();
                world.twice(
                        it,
                        context,
                        () -> CaseDecisions.resolve(it, entry, said, "evidence", before, context)
                                .toJavaOptional()
                                .map(ResolvedEffect::change));
                resolved.map(ResolvedEffect::settled)
                        .filter(settled -> !settled.state().isOpen())
                        .ifPresent(settled -> world.stock()
                                .hear(
                                        effect.key(),
                                        said == ParkedResolution.PAID
                                                ? new Outcome.Done("end")
                                                : new Outcome.Refused("NO")));
                return;
            }
        }
    }

    private void compensate() {
        OrderAccount before = world.account();
        List<LineId> lines = choices.below(2) == 0
                ? List.of()
                : List.of(choices.oneOf(world.order().sale().lines()).id());
        var goodwill = new Goodwill(lines, choices.below(4) == 0, 1 + choices.below(400));
        // so chosen that nothing else is chosen otherwise than without gifts
        List<Gift> gifts = goodwill.amount() % 3 == 0 ? List.of(POINTS, COUPON) : List.of();
        DecisionContext context = world.context(choices.oneOf(PEOPLE));
        world.twice(
                null,
                context,
                () -> CaseDecisions.giveGoodwill(
                                world.order().sale().id(),
                                goodwill,
                                gifts,
                                "Sorry.",
                                before,
                                world.money(),
                                world.facts(),
                                context)
                        .toJavaOptional());
    }
}
