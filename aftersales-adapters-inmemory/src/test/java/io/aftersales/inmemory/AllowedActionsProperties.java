package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseRejection.InboundNeeded;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.ParkedEffect;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.ExternalRefund;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a case file lists as allowed is what the desks accept. Along random histories a listed action is refused for nothing but what its own
 * command says, and one that is not listed is refused.
 */
class AllowedActionsProperties {
    private static final List<Actor> PEOPLE = List.of(
            Bench.BUYER,
            Bench.AGENT,
            Bench.REVIEWER,
            Actor.reviewer("rolf"),
            Bench.SECOND,
            Actor.supervisor("sue"),
            Bench.INSPECTOR,
            Actor.inspector("iris"),
            Bench.FINANCE,
            Actor.finance("fred"),
            Actor.reviewer(Bench.AGENT.id()),
            Actor.SYSTEM);

    /** The actions on a case that exists, or on the money of its order. */
    private static final Set<Action> ON_CASES = EnumSet.complementOf(EnumSet.of(
            Action.QUOTE,
            Action.OPEN,
            Action.TAKE_IN,
            Action.OPEN_AS_EXCEPTION,
            Action.GIVE_GOODWILL,
            Action.VIEW,
            Action.VIEW_ACCOUNT,
            Action.VIEW_TICKETS,
            Action.HANDLE_TICKETS,
            Action.REPORT_OUTCOME,
            Action.RUN_DEADLINES));

    /**
     * What a listed action may be refused for: its own terms and the amount that they come to. Goods that come late although another case has
     * their units by now are received there; the refusal names that case to the person who has the parcel in hand.
     */
    private static final Map<Action, Set<String>> FOR_ITS_CONTENT = new EnumMap<>(Map.of(
            Action.APPROVE, Set.of("TERMS_NOT_POSSIBLE", "AMOUNT_EXCEEDED", "ABOVE_LIMIT"),
            Action.OFFER, Set.of("TERMS_NOT_POSSIBLE", "AMOUNT_EXCEEDED", "ABOVE_LIMIT"),
            Action.CONFIRM_REFUND, Set.of("ABOVE_LIMIT"),
            Action.RECEIVE, Set.of("QUANTITY_EXCEEDED")));

    /** What would end most cases early, or is always possible: taken more seldom than the rest. */
    private static final Set<Action> SELDOM = EnumSet.of(
            Action.WITHDRAW,
            Action.REJECT,
            Action.CLOSE,
            Action.REQUEST_INFO,
            Action.RECORD_EXTERNAL_REFUND,
            Action.REVERSE_EXTERNAL_REFUND,
            Action.RECORD_CAPTURE);

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(100).ofMaxSize(600);
    }

    @Property(tries = 150)
    void whatIsAllowedIsNotRefusedAndNothingElseIsAccepted(@ForAll("choices") List<Integer> choices) {
        var numbers = choices.iterator();
        var house = new House(bound -> numbers.hasNext() ? numbers.next() % bound : 0);
        while (numbers.hasNext()) {
            house.step();
        }
    }

    @Test
    void theHistoriesOfTheseTestsComeByEveryActionAllowedAndNot() {
        var accepted = EnumSet.noneOf(Action.class);
        var refused = EnumSet.noneOf(Action.class);
        for (int seed = 0; seed < 1000 && !(accepted.equals(ON_CASES) && refused.equals(ON_CASES)); seed++) {
            var house = new House(new Random(seed)::nextInt);
            for (int i = 0; i < 120; i++) {
                house.step();
            }
            accepted.addAll(house.accepted);
            refused.addAll(house.refused);
        }
        assertThat(accepted).isEqualTo(ON_CASES);
        assertThat(refused).isEqualTo(ON_CASES);
    }

    /** Orders in every state, the people who work on their cases, and partners who fail. */
    private static final class House {
        private static final List<String> DELIVERED = List.of("1001", "1004");
        private static final List<String> OTHERS = List.of("1002", "1003", "1005");
        private static final List<String> OF_DELIVERED = List.of("NOT_LIKED", "QUALITY_ISSUE", "DAMAGED");
        private static final List<String> OF_OTHERS = List.of("ORDER_CANCELLED", "LOST_IN_TRANSIT");
        private static final List<Duration> TIMES = List.of(
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofHours(6),
                Duration.ofDays(1),
                Duration.ofDays(5),
                Duration.ofDays(31));

        private final Bench bench = new Bench(ShopPolicy.STANDARD.with(CasePolicy.builder()
                .fourEyesAbove(yuan(30))
                .reviewerLimit(yuan(90))
                .destinations(EnumSet.allOf(RefundDestination.class))
                .withoutWindows()
                .build()));
        private final Set<Action> accepted = EnumSet.noneOf(Action.class);
        private final Set<Action> refused = EnumSet.noneOf(Action.class);
        private final List<CaseId> ids = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private final IntUnaryOperator choice;

        /** An action, and a person whom it is open to. */
        private record Open(Action action, Actor by) {}

        House(IntUnaryOperator choice) {
            this.choice = choice;
            bench.orders.put(SampleOrders.delivered("1001"));
            bench.orders.put(SampleOrders.unshipped("1002"));
            bench.orders.put(SampleOrders.mugOnItsWay("1003"));
            bench.orders.put(SampleOrders.deliveredInTwoParcels("1004"));
            bench.orders.put(SampleOrders.depositPaid("1005", 4_000));
            bench.warehouse.stocks("MUG", 5).stocks("POT", 3);
            bench.agents.put(Agent.of(Bench.REVIEWER.id(), "returns", "complaints", "exchanges", "disputes"));
            if (choice.applyAsInt(2) == 0) {
                bench.payments.profile(
                        "CARD",
                        ProviderProfile.STRAIGHTFORWARD
                                .remembering(Duration.ZERO)
                                .asked(false, Duration.ZERO, false));
            }
            if (choice.applyAsInt(2) == 0) {
                bench.carrier.says("P1", CarrierScan.LOST);
            }
            open();
            open();
        }

        private static Money yuan(long yuan) {
            return Money.ofMinor(100 * yuan, "CNY");
        }

        private <T> T oneOf(List<T> some) {
            return some.get(choice.applyAsInt(some.size()));
        }

        private boolean oneIn(int many) {
            return choice.applyAsInt(many) == 0;
        }

        private Request by(Actor actor) {
            return Request.of(bench.next(), actor);
        }

        void step() {
            switch (choice.applyAsInt(12)) {
                case 0 -> open();
                case 1 -> time();
                case 2 -> trouble();
                default -> act();
            }
        }

        // --- what happens around the cases

        private void open() {
            var order = OrderId.of(oneOf(oneIn(3) ? OTHERS : DELIVERED));
            if (oneIn(6)) {
                opened(Commands.GiveGoodwill.onOrder(by(Bench.AGENT), order, yuan(1 + choice.applyAsInt(60)), "Late"));
                return;
            }
            boolean delivered = DELIVERED.contains(order.value());
            CaseKind kind =
                    oneOf(delivered ? List.of(CaseKind.values()) : List.of(CaseKind.REFUND_ONLY, CaseKind.RESHIP));
            String reason = oneOf(delivered ? OF_DELIVERED : OF_OTHERS);
            ItemAsked mugs = ItemAsked.of("A", 1 + choice.applyAsInt(3), reason);
            boolean other = kind == CaseKind.EXCHANGE && oneIn(3);
            var items = new ArrayList<ItemAsked>(List.of(other ? mugs.wanting("POT") : mugs));
            if (oneIn(3)) {
                items.add(ItemAsked.of("B", 1, reason));
            }
            Actor by = oneOf(List.of(Bench.BUYER, Bench.BUYER, Bench.AGENT, Bench.INSPECTOR, Bench.FINANCE));
            var asked = Commands.OpenCase.of(by(by), order, kind, items)
                    .showing(List.of(new Evidence("e-1", "sha-1", 10, "image/jpeg")));
            boolean takesIn = by.equals(Bench.INSPECTOR) || by.equals(Bench.FINANCE);
            opened(takesIn ? asked.withGoodsIn("W1") : asked);
        }

        private void opened(Command command) {
            Either<Rejection, Receipt> answer = bench.send(command);
            story.add(command + ": " + answer);
            answer.forEach(receipt -> ids.add(receipt.caseId()));
        }

        private void time() {
            Duration time = oneOf(TIMES);
            story.add("after " + time);
            if (oneIn(4)) {
                bench.muchLater();
            }
            bench.later(time);
            bench.deadlinesAfter(Duration.ZERO);
            bench.desks.tickets().runDue(bench.clock.instant(), 100);
        }

        private void trouble() {
            int which = choice.applyAsInt(9);
            story.add("trouble " + which);
            var never = new Behaviour.Refuse("CLOSED", Answer.Retry.NEVER);
            switch (which) {
                case 0 -> bench.payments.next(never, never);
                case 1 -> bench.payments.next(new Behaviour.TimeOut());
                case 2 -> bench.payments.next(new Behaviour.PayThenTimeOut());
                case 3 -> bench.warehouse.outOfReach(12);
                case 4 ->
                    bench.warehouse.onStop(
                            SampleOrders.P1,
                            oneOf(List.of(
                                    new Answer.Pending(""), new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER))));
                case 5 ->
                    bench.carrier.onInterception(
                            "P1",
                            oneOf(List.of(
                                    new Answer.Pending(""),
                                    new Answer.Succeeded("caught"),
                                    new Answer.Rejected("DELIVERED", Answer.Retry.NEVER))));
                case 6 -> bench.carrier.says("P1", oneOf(List.of(CarrierScan.LOST, CarrierScan.IN_TRANSIT)));
                case 7 -> bench.warehouse.sets("MUG", choice.applyAsInt(3));
                default -> bench.carrier.refusesToBringBack();
            }
        }

        // --- what people do

        /** Tries in vain all that is not open to one person on a case, and takes one of the actions that are open to another. */
        private void act() {
            if (ids.isEmpty()) {
                return;
            }
            CaseId id = oneOf(ids);
            tryInVain(id, oneOf(PEOPLE));
            boolean seldom = oneIn(8);
            var open = new ArrayList<Open>();
            for (Actor by : PEOPLE) {
                for (Action action : allowed(by, id)) {
                    if (seldom || !SELDOM.contains(action)) {
                        open.add(new Open(action, by));
                    }
                }
            }
            if (!open.isEmpty()) {
                Open chosen = oneOf(open);
                take(chosen.action(), bench.subject(id), chosen.by());
            }
        }

        /** Returns the actions that are open to a person on a case; none where the case is hidden from the person. */
        private List<Action> allowed(Actor by, CaseId id) {
            Set<Action> allowed =
                    bench.desks.files().file(by, id).map(CaseFile::allowed).getOrElse(Set.of());
            return ON_CASES.stream().filter(allowed::contains).toList();
        }

        private void tryInVain(CaseId id, Actor by) {
            List<Action> allowed = allowed(by, id);
            AfterSalesCase before = bench.subject(id);
            for (Action action : ON_CASES) {
                if (!allowed.contains(action)) {
                    Command command = command(action, before, by, false);
                    assertThat(bench.send(command).isLeft())
                            .as("%s is not allowed on %s%n and is accepted: %s%n%s", action, before, command, this)
                            .isTrue();
                    refused.add(action);
                }
            }
        }

        private void take(Action action, AfterSalesCase subject, Actor by) {
            Command command = command(action, subject, by, true);
            Either<Rejection, Receipt> answer = bench.send(command);
            story.add(command + ": " + answer);
            if (answer.isLeft() && answer.getLeft() instanceof InboundNeeded needed) {
                boolean taken = needed.open().stream()
                        .anyMatch(number ->
                                bench.send(command(action, subject, by, number)).isRight());
                assertThat(taken)
                        .as("%s of one of %s on %s%n%s", action, needed.open(), subject, this)
                        .isTrue();
                return;
            }
            String code = answer.fold(Rejection::code, receipt -> "");
            assertThat(answer.isRight()
                            || FOR_ITS_CONTENT.getOrDefault(action, Set.of()).contains(code))
                    .as("%s is allowed on %s%n and refused with %s: %s%n%s", action, subject, code, command, this)
                    .isTrue();
            if (answer.isRight()) {
                accepted.add(action);
            }
        }

        @Override
        public String toString() {
            return String.join("\n", story);
        }

        // --- commands

        private Command command(Action action, AfterSalesCase subject, Actor by, boolean varied) {
            return command(action, subject, by, varied, null);
        }

        private Command command(Action action, AfterSalesCase subject, Actor by, int inbound) {
            return command(action, subject, by, false, inbound);
        }

        private Command command(
                Action action, AfterSalesCase subject, Actor by, boolean varied, @Nullable Integer inbound) {
            CaseId id = subject.id();
            return switch (action) {
                case WITHDRAW -> new Commands.Withdraw(by(by), id);
                case REQUEST_INFO -> new Commands.RequestInfo(by(by), id, "Which one?");
                case PROVIDE_INFO -> new Commands.ProvideInfo(by(by), id, "The blue one", List.of());
                case APPROVE ->
                    approval(
                            subject,
                            by,
                            subject.review().reviewer() == null
                                    ? null
                                    : subject.review().terms(),
                            varied);
                case OFFER ->
                    new Commands.MakeOffer(approval(
                            subject, by, proposed(subject).map(Offer::terms).orElse(null), varied));
                case ANSWER_OFFER -> new Commands.AnswerOffer(by(by), id, varied && oneIn(2));
                case REJECT -> new Commands.RejectCase(by(by), id, "Worn");
                case APPEAL -> new Commands.AppealCase(by(by), id, "Not worn", List.of());
                case CLOSE -> new Commands.CloseCase(by(by), id);
                case REPORT_POSTED -> new Commands.ReportPosted(by(by), id, inbound, "SF", "RET-" + id.number());
                case RECEIVE -> new Commands.ReceiveReturn(by(by), id, inbound, null, false);
                case INSPECT -> inspection(subject, by, varied, inbound);
                case CORRECT_INSPECTION ->
                    new Commands.CorrectInspection(by(by), id, inbound, List.of(), "Counted again");
                case CONFIRM_REFUND -> new Commands.ConfirmRefund(by(by), id);
                case CONVERT_TO_REFUND -> new Commands.ConvertToRefund(by(by), id);
                case REPORT_SHIPPED ->
                    new Commands.ReportShipped(by(by), id, "SF", bench.next().value());
                case REPORT_DELIVERED -> new Commands.ReportDelivered(by(by), id);
                case REPORT_FAILED -> new Commands.ReportFailed(by(by), id, "BROKEN");
                case REPORT_FOUND -> new Commands.ReportFound(by(by), id, lost(subject), varied && oneIn(2));
                case RECORD_STOP_ANSWER ->
                    new Commands.RecordStopAnswer(by(by), id, asked(subject), varied && oneIn(2), "by phone");
                case RETRY_REFUND -> new Commands.RetryRefund(by(by), id);
                case CONFIRM_OFFLINE -> offline(subject, by, varied);
                case STATE_NOT_PAID ->
                    new Commands.StateNotPaid(by(by), id, stated(subject, by), "not on the statement");
                case RATE -> new Commands.RateCase(by(by), id, 4);
                case RESOLVE_PARKED -> resolution(subject, by, varied);
                case RECORD_EXTERNAL_REFUND ->
                    new Commands.RecordExternalRefund(
                            by(by),
                            id.order(),
                            TenderId.of("CARD"),
                            yuan(varied && oneIn(3) ? 50 : 5),
                            bench.next().value(),
                            bench.clock.instant());
                case REVERSE_EXTERNAL_REFUND -> reversal(subject, by);
                case RECORD_CAPTURE ->
                    new Commands.RecordCapture(
                            by(by),
                            id.order(),
                            TenderId.of("CARD"),
                            Money.ofMinor(1, "CNY"),
                            bench.next().value());
                case GIVE_BACK_KEPT -> new Commands.GiveBackKept(by(by), id, Money.ofMinor(1, "CNY"), "Promised");
                case SETTLE_SHORTFALL ->
                    by.role() == Role.FINANCE
                            ? Commands.SettleShortfall.paid(
                                    by(by),
                                    id,
                                    Money.ofMinor(1, "CNY"),
                                    bench.next().value())
                            : Commands.SettleShortfall.writtenOff(by(by), id);
                default -> throw new AssertionError(action);
            };
        }

        private static Optional<Offer> proposed(AfterSalesCase subject) {
            return Optional.ofNullable(subject.review().offer()).filter(offer -> offer.state() == Offer.State.PROPOSED);
        }

        /** The approval that a first person gave, as a second one repeats it; else one on any terms, varied, or by the policy. */
        private Commands.ApproveCase approval(
                AfterSalesCase subject, Actor by, @Nullable ApprovalTerms first, boolean varied) {
            var byPolicy = Commands.ApproveCase.byPolicy(by(by), subject.id());
            if (first != null) {
                Long agreed = first.agreed();
                Long difference = first.difference();
                return new Commands.ApproveCase(
                        byPolicy.request(),
                        byPolicy.caseId(),
                        first.shipping(),
                        first.fee() == 0 ? null : Money.ofMinor(first.fee(), "CNY"),
                        agreed == null ? null : Money.ofMinor(agreed, "CNY"),
                        difference == null ? null : Money.ofMinor(difference, "CNY"),
                        first.refundTo(),
                        first.release(),
                        first.keeping(),
                        null);
            }
            return switch (varied ? choice.applyAsInt(9) : 8) {
                case 0 -> byPolicy.withFee(yuan(5));
                case 2 -> byPolicy.keepingGoods();
                case 1, 3, 4 -> byPolicy.release(oneOf(List.of(Release.values())));
                case 5 -> byPolicy.refundTo(RefundDestination.STORE_CREDIT);
                case 6 ->
                    subject.kind() == CaseKind.EXCHANGE ? byPolicy.settling(yuan(1)) : byPolicy.agreedOn(yuan(35));
                default -> byPolicy;
            };
        }

        private Commands.InspectReturn inspection(
                AfterSalesCase subject, Actor by, boolean varied, @Nullable Integer number) {
            var found = new ArrayList<FoundUnits>();
            Grade grade = varied ? oneOf(List.of(Grade.GOOD, Grade.GOOD, Grade.DAMAGED)) : Grade.GOOD;
            subject.inbounds().stream()
                    .filter(each -> number == null
                            ? each.state() == InboundState.RECEIVED || each.state() == InboundState.LOST
                            : each.number() == number)
                    .findFirst()
                    .ifPresent(inbound -> {
                        for (Units units : PlacedUnits.byLine(inbound.remaining())) {
                            long some = varied ? choice.applyAsInt((int) units.quantity() + 1) : units.quantity();
                            if (some > 0 && inbound.state() != InboundState.LOST) {
                                found.add(new FoundUnits(units.line(), grade.code(), some, "", List.of()));
                            }
                        }
                    });
            boolean complete = found.isEmpty() || !varied || oneIn(2);
            return new Commands.InspectReturn(by(by), subject.id(), number, found, complete, null, "");
        }

        private static String lost(AfterSalesCase subject) {
            return subject.stops().stream()
                    .filter(stop -> stop.state() == GoodsStop.State.LOST)
                    .map(GoodsStop::place)
                    .map(Place::value)
                    .findFirst()
                    .orElse("P1");
        }

        private static EffectKey asked(AfterSalesCase subject) {
            return subject.stops().stream()
                    .filter(GoodsStop::isAsked)
                    .map(GoodsStop::key)
                    .findFirst()
                    .orElse(new EffectKey("none"));
        }

        private Command offline(AfterSalesCase subject, Actor by, boolean varied) {
            Optional<RefundPart> open = subject.refund().parts().stream()
                    .filter(part -> part.state() == RefundPart.State.OPEN && part.route() == Route.OFFLINE)
                    .findFirst();
            TenderId tender = open.map(part -> part.tender().id()).orElse(TenderId.of("CARD"));
            var paid = Commands.ConfirmOffline.paid(
                    by(by), subject.id(), tender, bench.next().value());
            var not = Commands.ConfirmOffline.notPaid(paid.request(), subject.id(), tender, "NO_ACCOUNT");
            var said = varied && oneIn(3) ? not : paid;
            return open.map(part -> said.of(part.purpose())).orElse(said);
        }

        private EffectKey stated(AfterSalesCase subject, Actor by) {
            List<EffectKey> keys = subject.refund().parts().stream()
                    .filter(RefundPart::isStatedByStaff)
                    .map(RefundPart::key)
                    .toList();
            return keys.stream()
                    .filter(key -> bench.account(subject.id()).waiting().stream()
                            .noneMatch(entry -> entry.reference().equals(key.value())
                                    && entry.by().isSamePersonAs(by)))
                    .findFirst()
                    .or(() -> keys.stream().findFirst())
                    .orElse(new EffectKey("none"));
        }

        /** Resolves an effect of which the person has not stated anything, as others have stated; else repeats what the person stated. */
        private Command resolution(AfterSalesCase subject, Actor by, boolean varied) {
            Optional<ParkedEffect> parked = subject.parked().stream()
                    .filter(each -> each.statements().stream()
                            .noneMatch(said -> said.by().isSamePersonAs(by)))
                    .findFirst()
                    .or(() -> subject.parked().stream().findFirst());
            if (parked.isEmpty()) {
                return new Commands.ResolveParked(
                        by(by), subject.id(), new EffectKey("none"), ParkedResolution.TRY_AGAIN, "why");
            }
            EffectKey key = parked.get().key();
            Effect effect = bench.storage.owed(subject.id().order()).stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(OutboxEntry::effect)
                    .findFirst()
                    .orElseThrow();
            Optional<ParkedEffect.Statement> before =
                    parked.get().statements().stream().findFirst();
            if (before.isPresent()) {
                return new Commands.ResolveParked(
                        by(by),
                        subject.id(),
                        key,
                        before.get().said(),
                        before.get().reference());
            }
            List<ParkedResolution> possible = List.of(ParkedResolution.values()).stream()
                    .filter(each -> each.isFor(effect))
                    .toList();
            return new Commands.ResolveParked(
                    by(by), subject.id(), key, varied ? oneOf(possible) : possible.get(0), "REF-1");
        }

        private Command reversal(AfterSalesCase subject, Actor by) {
            String reference = bench.account(subject.id()).externals().stream()
                    .filter(made -> made.standing() > 0)
                    .map(ExternalRefund::reference)
                    .findFirst()
                    .orElse("none");
            return new Commands.ReverseExternalRefund(
                    by(by), subject.id().order(), reference, Money.ofMinor(1, "CNY"), bench.clock.instant());
        }
    }
}
