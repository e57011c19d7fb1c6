package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small random order with several cases at once, driven by a list of choices. After every decision the books are looked over; a
 * refusal leaves everything as it was.
 */
final class World {
    private static final List<Actor> PEOPLE = List.of(
            Actor.buyer("b-1"),
            Actor.agent("ag-1"),
            Actor.reviewer("rv-1"),
            Actor.reviewer("rv-2"),
            Actor.supervisor("sv-1"),
            Actor.reviewer("b-1"),
            Actor.reviewer("ag-1"));

    private static final Gift POINTS = new Gift.Points(200);
    private static final Gift COUPON = new Gift.Coupon("SORRY");

    private final Choices choices;
    private final Books books = new Books();
    private CasePolicy policy = CasePolicy.STANDARD;
    private RefundPolicy money = RefundPolicy.STANDARD;
    private OrderFacts order;
    private BuyerFacts buyer = BuyerFacts.UNKNOWN;
    private Instant now = CaseFixtures.NOON;
    private final Map<String, Long> prices = new HashMap<>();
    private final Map<String, CarrierWord> carrier = new HashMap<>();
    private final Reservations stock = new Reservations();
    private final List<AfterSalesCase> cases = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    @Nullable
    private OrderAccount account;

    World(List<Integer> numbers) {
        choices = new Choices(numbers);
        order = choices.order(now);
        if (choices.below(2) == 1) {
            policy = policy.withFourEyesAbove(CaseFixtures.cny("20.00"));
        }
        if (choices.below(3) == 1) {
            policy = policy.withRoutes(List.of(Route.ORIGINAL));
        }
        if (choices.below(3) == 1) {
            money = money.withRestockingFee(RestockingFee.percent(15));
        }
        chooseTheRest();
    }

    private void chooseTheRest() {
        prices.put("DEAR", 2000L + choices.below(5000));
        prices.put("CHEAP", (long) choices.below(300));
        prices.put("SKU-0", (long) choices.below(2000));
        policy = policy.settling(choices.oneOf(List.of(
                DifferencePolicy.SETTLE,
                DifferencePolicy.SETTLE,
                DifferencePolicy.SETTLE,
                DifferencePolicy.EVEN_ONLY,
                DifferencePolicy.WAIVE)));
        policy = policy.reviewedBy(choices.oneOf(List.of(
                ReviewRules.NONE,
                ReviewRules.NONE,
                ReviewRules.NONE,
                ReviewRules.of(StandardRules.verifiedReshipBelow(CaseFixtures.cny("10.00"))),
                StandardRules.below(CaseFixtures.cny("30.00")),
                ReviewRules.of(
                        new ReviewRule("SHOWN", new Criterion.EvidenceAtLeast(1), Ruling.person("photos")),
                        new ReviewRule("REST", new Criterion.Always(), Ruling.approve())))));
        policy = policy.withGoodwill(GoodwillLimits.upTo(CaseFixtures.cny("2.00"), null, null, ZoneOffset.UTC));
        buyer = BuyerFacts.of(choices.below(4), choices.below(8), choices.below(4), choices.below(2));
        for (Parcel parcel : order.parcels()) {
            carrier.put(parcel.id(), choices.oneOf(List.of(CarrierWord.values())));
        }
    }

    Reservations stock() {
        return stock;
    }

    /** What happened, decision by decision. */
    String told() {
        return changes.stream()
                .map(change -> "\n" + change.next().id() + " " + Told.decision(change))
                .collect(Collectors.joining());
    }

    List<Change> changes() {
        return changes;
    }

    List<AfterSalesCase> cases() {
        return cases;
    }

    CasePolicy policy() {
        return policy;
    }

    Books books() {
        return books;
    }

    @Nullable
    OrderAccount account() {
        return account;
    }

    /** Does what the choices say, to the last of them. */
    World run() {
        while (choices.more()) {
            if (cases.isEmpty() || choices.below(12) == 0) {
                open();
            } else {
                AfterSalesCase it = choices.oneOf(cases);
                if (choices.below(4) == 0 && !it.status().isEnd()) {
                    next(it);
                } else {
                    step(it);
                }
            }
        }
        return this;
    }

    private void open() {
        CaseKind kind = choices.oneOf(List.of(
                CaseKind.RETURN_REFUND,
                CaseKind.REFUND_ONLY,
                CaseKind.EXCHANGE,
                CaseKind.RESHIP,
                CaseKind.RETURN_REFUND,
                CaseKind.EXCHANGE,
                CaseKind.EXCHANGE,
                CaseKind.RETURN_REFUND));
        List<Units> replaced = account == null
                ? List.of()
                : account.replacements().stream()
                        .map(line -> new Units(line.line(), line.quantity()))
                        .toList();
        List<CaseItem> items = choices.items(kind, order, replaced);
        Reason whole = items.isEmpty() ? Reason.ORDER_CANCELLED : null;
        var application = new Application(order.sale().id(), kind, items, whole, "", List.of(CaseFixtures.PHOTO));
        Act act = act(choices.oneOf(PEOPLE.subList(0, 2)));
        twice(
                null,
                act,
                () -> AfterSalesCase.apply(application, account, money, facts(), act)
                        .toJavaOptional());
    }

    private void compensate() {
        OrderAccount before = account;
        List<LineId> lines = choices.below(2) == 0
                ? List.of()
                : List.of(choices.oneOf(order.sale().lines()).id());
        var goodwill = new Goodwill(lines, choices.below(4) == 0, 1 + choices.below(400));
        // so chosen that nothing else is chosen otherwise than without gifts
        List<Gift> gifts = goodwill.amount() % 3 == 0 ? List.of(POINTS, COUPON) : List.of();
        Act act = act(choices.oneOf(PEOPLE));
        twice(
                null,
                act,
                () -> AfterSalesCase.compensate(
                                order.sale().id(), goodwill, gifts, "Sorry.", before, money, facts(), act)
                        .toJavaOptional());
    }

    private Facts facts() {
        var stock = new HashMap<String, Long>();
        List.of("SKU-0", "SKU-1", "SKU-2", "DEAR", "CHEAP").forEach(sku -> stock.put(sku, 9L));
        return new Facts(order, carrier, stock, prices)
                .with(buyer, Set.of())
                .withGoodwill(GoodwillLimits.Given.NOTHING, Map.of(POINTS, 20L, COUPON, 30L));
    }

    private Act act(Actor by) {
        return new Act(by, now, policy);
    }

    private void step(AfterSalesCase it) {
        OrderAccount before = account;
        Act act = act(choices.oneOf(PEOPLE));
        switch (choices.below(36)) {
            case 0, 1, 2 -> {
                Terms terms = choices.terms();
                decide(it, act, () -> it.approve(before, terms, facts(), act));
            }
            case 3 -> decide(it, act, () -> it.reject(before, "no", act));
            case 4 -> decide(it, act, () -> it.requestInfo(before, "?", act));
            case 5 -> decide(it, act, () -> it.provideInfo(before, "!", List.of(), facts(), act));
            case 6 -> decide(it, act, () -> it.withdraw(before, act));
            case 7 -> decide(it, act, () -> it.close(before, act));
            case 8 -> {
                String carrier = choices.oneOf(List.of("SF", "YTO"));
                decide(it, act, () -> it.posted(before, carrier, "ref", act));
            }
            case 9, 10 -> {
                boolean lost = choices.below(4) == 0;
                decide(it, act, () -> it.receive(before, lost, act));
            }
            case 11, 12 -> {
                Look look = choices.look(it);
                decide(it, act, () -> it.inspect(before, look, act));
            }
            case 13 -> decide(it, act, () -> it.confirmRefund(before, facts(), act));
            case 14 -> decide(it, act, () -> it.retryRefund(before, act));
            case 15 -> {
                TenderId tender = TenderId.of(choices.oneOf(List.of("T1", "G1", "P1", "X")));
                Outcome outcome = choices.outcome();
                decide(it, act, () -> it.confirmOffline(before, tender, null, outcome, act));
            }
            case 16 -> {
                now = now.plus(Duration.ofDays(choices.below(9)));
                Act then = act(Actor.SYSTEM);
                twice(it, then, () -> it.meetDeadline(before, then));
            }
            case 17 -> answer(it, choices.oneOf(books.keys()), choices.outcome());
            case 18 -> decide(it, act, () -> it.shipped(before, "SF", "ref", act));
            case 19, 20 -> decide(it, act, () -> it.delivered(before, act));
            case 21 -> decide(it, act, () -> it.failed(before, "LOST_AGAIN", act));
            case 22 -> decide(it, act, () -> it.convert(before, act));
            case 23 -> decide(it, act, () -> it.found(before, "P-0", act));
            case 24 -> {
                boolean asked = it.replacement() != null
                        && it.replacement().difference().topUp() != null;
                EffectKey key = asked ? it.replacement().difference().topUp() : choices.oneOf(books.keysOf(it.id()));
                answer(it, key, choices.outcome());
            }
            case 25 -> giveUp(it);
            case 26, 27 -> judge(it);
            case 28 -> {
                TenderId tender = TenderId.of(choices.oneOf(List.of("T1", "G1", "X")));
                long minor = 1 + choices.below(50);
                String reference = "CB-" + choices.below(1 << 20);
                decide(it, act, () -> it.recordExternal(before, tender, minor, reference, now, act));
            }
            case 33 -> compensate();
            case 34, 35 -> gift();
            case 29 -> {
                int score = 1 + choices.below(5);
                decide(it, act, () -> it.rate(before, score, act));
            }
            default -> answer(it, choices.oneOf(books.keysOf(it.id())), choices.outcome());
        }
    }

    /** Whatever came of some gift, or all that failed tried again. */
    private void gift() {
        List<AfterSalesCase> giving =
                cases.stream().filter(each -> !each.refund().gifts().isEmpty()).toList();
        if (giving.isEmpty()) {
            return;
        }
        OrderAccount before = account;
        AfterSalesCase it = choices.oneOf(giving);
        if (it.refund().hasFailures() && choices.below(2) == 0) {
            Act act = act(Actor.finance("f-0"));
            decide(it, act, () -> it.retryRefund(before, act));
        } else {
            List<EffectKey> keys = books.keysOf(it.id()).stream()
                    .filter(key -> key.value().contains("-gift-"))
                    .toList();
            answer(it, choices.oneOf(keys), choices.outcome());
        }
    }

    private List<Effect> dueOf(AfterSalesCase it) {
        return stock.due().stream()
                .filter(effect -> books.caseOf(effect.key()).equals(it.id()))
                .toList();
    }

    private void giveUp(AfterSalesCase it) {
        OrderAccount before = account;
        List<Effect> due = dueOf(it);
        if (!due.isEmpty()) {
            Effect effect = choices.oneOf(due);
            Act act = act(Actor.SYSTEM);
            twice(it, act, () -> it.park(effect, before, act));
        }
    }

    /** Somebody says what became of a payment that was given up; the rest is answered by itself. */
    private void judge(AfterSalesCase it) {
        OrderAccount before = account;
        Act act = act(Actor.finance("f-" + choices.below(2)));
        Resolution said = choices.oneOf(List.of(Resolution.TRY_AGAIN, Resolution.PAID, Resolution.NOT_PAID));
        for (Effect effect : dueOf(it)) {
            if (it.parked(effect.key()).isPresent() && said.isFor(effect)) {
                OutboxEntry entry = OutboxEntry.owed(it.id(), 1, effect, now).parked(now);
                var resolved = it.resolve(entry, said, "evidence", before, act).toJavaOptional();
                twice(
                        it,
                        act,
                        () -> it.resolve(entry, said, "evidence", before, act)
                                .toJavaOptional()
                                .map(Resolved::change));
                resolved.map(Resolved::settled)
                        .filter(settled -> !settled.state().isOpen())
                        .ifPresent(settled -> stock.hear(
                                effect.key(),
                                said == Resolution.PAID ? new Outcome.Done("end") : new Outcome.Refused("NO")));
                return;
            }
        }
    }

    private void decide(AfterSalesCase it, Act act, Supplier<Either<Rejection, Change>> verb) {
        twice(it, act, () -> verb.get().toJavaOptional());
    }

    /** An answer given twice changes something the first time at most. */
    private void answer(AfterSalesCase it, EffectKey key, Outcome outcome) {
        OrderAccount before = account;
        Act act = act(Actor.SYSTEM);
        boolean own = books.keysOf(it.id()).contains(key);
        if (own && (stock.isHeldBack(key) || isAbsurd(it, key, outcome))) {
            return;
        }
        if (own) {
            stock.hear(key, outcome);
        }
        if (twice(it, act, () -> it.settle(key, outcome, before, act))) {
            assertThat(now(it).settle(key, outcome, account, act))
                    .as("%s again", outcome)
                    .isEmpty();
        }
    }

    /** Goods that have arrived were sent. */
    private static boolean isAbsurd(AfterSalesCase it, EffectKey key, Outcome outcome) {
        Replacement goods = it.replacement();
        return goods != null
                && key.equals(goods.dispatch().key())
                && goods.dispatch().deliveredAt() != null
                && !(outcome instanceof Outcome.Done);
    }

    private AfterSalesCase now(AfterSalesCase it) {
        return cases.get(it.id().number() - 1);
    }

    /** The same inputs give the same change; it is then written. */
    private boolean twice(@Nullable AfterSalesCase before, Act act, Supplier<Optional<Change>> decision) {
        Optional<Change> change = decision.get();
        Optional<Change> again = decision.get();
        assertThat(again.map(Change::next)).isEqualTo(change.map(Change::next));
        assertThat(again.map(Change::events)).isEqualTo(change.map(Change::events));
        assertThat(again.map(Change::effects)).isEqualTo(change.map(Change::effects));
        assertThat(again.map(each -> each.account().moving()))
                .isEqualTo(change.map(each -> each.account().moving()));
        change.ifPresent(each -> write(before, act, each));
        return change.isPresent();
    }

    private void write(@Nullable AfterSalesCase before, Act act, Change change) {
        ChangeChecks.check(before, change, act.by(), act.now());
        AfterSalesCase next = change.next().saved();
        if (before == null) {
            cases.add(next);
        } else {
            cases.set(next.id().number() - 1, next);
        }
        account = change.account().saved();
        changes.add(change);
        stock.owe(change.effects());
        books.write(before, change);
        books.check(account, cases);
    }

    // --- to the end
    // ------------------------------------------------------------------------------------------------------

    /** Whoever is responsible does the next thing, until every case has ended and everything owed was done. */
    World finish() {
        for (int i = 0; i < cases.size(); i++) {
            for (int steps = 0; steps < 40 && !cases.get(i).status().isEnd(); steps++) {
                next(cases.get(i));
            }
        }
        for (int steps = 0; steps < 100 && workIsLeft(); steps++) {
            workOff();
        }
        return this;
    }

    /** A buyer who is asked no longer does not pay; everything else that is owed is answered at last. */
    private List<Effect> lastAnswers() {
        return stock.due().stream()
                .filter(effect -> !(effect instanceof Effect.RequestTopUp))
                .toList();
    }

    private boolean workIsLeft() {
        return !lastAnswers().isEmpty() || cases.stream().anyMatch(World::owesMoney);
    }

    private static boolean owesMoney(AfterSalesCase it) {
        return it.refund().any(part -> part.isMoney() && part.state() != RefundPart.State.PAID);
    }

    private void workOff() {
        for (Effect effect : lastAnswers()) {
            CaseId of = books.caseOf(effect.key());
            answer(cases.get(of.number() - 1), effect.key(), new Outcome.Done("end"));
        }
        for (int i = 0; i < cases.size(); i++) {
            if (owesMoney(cases.get(i))) {
                payOrRetry(cases.get(i));
            }
        }
    }

    private void payOrRetry(AfterSalesCase it) {
        OrderAccount before = account;
        Act act = act(Actor.finance("end-" + it.version()));
        it.refund().parts().stream()
                .filter(part -> part.state() == RefundPart.State.OPEN && part.isMoney())
                .findFirst()
                .ifPresentOrElse(
                        part -> answer(it, part.key(), new Outcome.Done("end")),
                        () -> decide(it, act, () -> it.retryRefund(before, act)));
    }

    private void next(AfterSalesCase it) {
        OrderAccount before = account;
        Act act = act(Actor.supervisor("end-" + it.version()));
        switch (it.status()) {
            case PENDING_REVIEW -> {
                if (it.lacksStock()) {
                    answer(it, it.replacement().reservation(), choices.mostlyDone());
                } else if (it.approve(before, Terms.BY_POLICY, facts(), act).isLeft()) {
                    decide(it, act, () -> it.reject(before, "less is left than was proposed", act));
                } else {
                    decide(it, act, () -> it.approve(before, Terms.BY_POLICY, facts(), act));
                }
            }
            case AWAITING_INFO -> decide(it, act, () -> it.reject(before, "no", act));
            case WAITING_RETURN -> {
                boolean posted = it.returning().postedAt() != null;
                boolean lost = posted && choices.below(4) == 1;
                decide(it, act, () -> posted ? it.receive(before, lost, act) : it.posted(before, "SF", "ref", act));
            }
            case RETURNED, INSPECTING -> {
                Look last = theRest(it);
                decide(it, act, () -> it.inspect(before, last, act));
            }
            case INSPECTION_FAILED ->
                stock.due().stream()
                        .filter(effect -> effect instanceof Effect.SendBack)
                        .filter(effect -> books.caseOf(effect.key()).equals(it.id()))
                        .findFirst()
                        .ifPresentOrElse(
                                effect -> answer(it, effect.key(), choices.mostlyDone()),
                                () -> decide(it, act, () -> it.close(before, act)));
            case INSPECTION_PASSED -> decide(it, act, () -> it.confirmRefund(before, facts(), act));
            case REFUND_FAILED -> decide(it, act, () -> it.retryRefund(before, act));
            case REFUNDING -> payOrRetry(it);
            case AWAITING_TOP_UP -> topUp(it, act);
            case EXCHANGING, RESHIPPING -> sendOut(it, act);
            case APPROVED -> {
                if (it.canBe(Action.CONVERT_TO_REFUND, null)) {
                    decide(it, act, () -> it.convert(before, act));
                    return;
                }
                if (it.kind() == CaseKind.RESHIP) {
                    answer(it, it.replacement().reservation(), choices.mostlyDone());
                    return;
                }
                it.interceptions().stream()
                        .filter(each -> each.state() == Interception.State.OUT)
                        .findFirst()
                        .ifPresentOrElse(
                                each -> answer(it, each.key(), new Outcome.Done("end")),
                                () -> decide(it, act, () -> it.confirmRefund(before, facts(), act)));
            }
            default -> throw new AssertionError("nobody knows what to do in " + it.status());
        }
    }

    private void topUp(AfterSalesCase it, Act act) {
        OrderAccount before = account;
        Difference difference = it.replacement().difference();
        if (difference.state() == Difference.State.CANCELLING) {
            answer(
                    it,
                    difference.givingUp(),
                    choices.below(2) == 1 ? new Outcome.Refused("NO") : new Outcome.Done("end"));
        } else if (stock.answerTo(difference.topUp()) == null && choices.below(2) > 0) {
            answer(it, difference.topUp(), choices.mostlyDone());
        } else {
            decide(it, act, () -> it.convert(before, act));
        }
    }

    private void sendOut(AfterSalesCase it, Act act) {
        OrderAccount before = account;
        Dispatch dispatch = it.replacement().dispatch();
        if (stock.isDue(dispatch.key())) {
            answer(it, dispatch.key(), choices.mostlyDone());
        } else if (dispatch.stopping() != null) {
            answer(it, dispatch.stopping(), choices.mostlyDone());
        } else if (dispatch.deliveredAt() == null) {
            int what = choices.below(6);
            decide(
                    it,
                    act,
                    () -> what < 4
                            ? it.delivered(before, act)
                            : what == 4 ? it.shipped(before, "SF", "ref", act) : it.convert(before, act));
        } else {
            payOrRetry(it);
        }
    }

    /** What is still to be found is mostly found well, and at times it is the shop's fault. */
    private Look theRest(AfterSalesCase it) {
        Condition condition = choices.below(4) == 3 ? Condition.DAMAGED : Condition.GOOD;
        var found =
                new Tally(it.inspection() == null ? List.of() : it.inspection().findings());
        List<Finding> rest = it.submission().units().stream()
                .map(each -> new Units(each.line(), each.quantity() - found.of(each.line()) + 1))
                .filter(each -> each.quantity() > 1)
                .map(each -> new Finding(each.line(), condition, each.quantity() - 1, "", List.of()))
                .toList();
        return new Look(rest, true, choices.below(3) == 0 ? Fault.SELLER : null, "");
    }
}
