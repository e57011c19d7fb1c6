package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
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
    private static final List<String> ARTICLES = List.of("CUP", "CUP", "CAP");

    private final Choices choices;
    private final AnyStep any;
    private final NextStep next;
    private final Packing packing;
    private final Books books = new Books();
    private CasePolicy policy = CasePolicy.builder()
            .destinations(Set.of(RefundDestination.values()))
            .creditBonus(new CreditBonus(10, MoneyLimits.NONE))
            .build();
    private RefundPolicy money = RefundPolicy.STANDARD;
    private OrderFacts order;
    private BuyerFacts buyer = BuyerFacts.UNKNOWN;
    private Instant now = CaseFixtures.NOON;
    private final PriceList prices = new PriceList();
    private final Map<String, CarrierScan> carrier = new HashMap<>();
    private final Reservations stock = new Reservations();
    private final List<AfterSalesCase> cases = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final UnitList units;

    @Nullable
    private OrderAccount account;

    World(List<Integer> numbers) {
        choices = new Choices(numbers);
        any = new AnyStep(this, choices);
        next = new NextStep(this, choices);
        packing = new Packing(choices);
        order = choices.order(packing, now);
        units = new UnitList(order.sale());
        if (choices.below(2) == 1) {
            policy = policy.toBuilder().fourEyesAbove(CaseFixtures.cny("20.00")).build();
        }
        if (choices.below(3) == 1) {
            policy = policy.toBuilder().routes(List.of(Route.ORIGINAL)).build();
        }
        if (choices.below(3) == 1) {
            money = money.withRestockingFee(RestockingFee.percent(15));
        }
        chooseTheRest();
    }

    private void chooseTheRest() {
        prices.put("DEAR", UnitPrice.of(2000L + choices.below(5000)));
        prices.put("CHEAP", UnitPrice.of(choices.below(300)));
        prices.list("DEAR", choices.below(3) == 0 ? null : 1000L * (1 + choices.below(3)), choices.oneOf(ARTICLES));
        prices.list("SKU-0", 1000L, choices.oneOf(ARTICLES));
        prices.put("SKU-0", new UnitPrice(choices.below(2000) + 100, "OTHER", choices.below(100)));
        policy = policy.toBuilder()
                .exchangeValue(choices.oneOf(List.of(
                        ExchangeValue.LIKE_FOR_LIKE,
                        ExchangeValue.LIKE_FOR_LIKE,
                        ExchangeValue.PAID,
                        ExchangeValue.EVEN_ONLY,
                        ExchangeValue.waivingUpTo(CaseFixtures.cny("12.00")),
                        ExchangeValue.WAIVE)))
                .build();
        policy = policy.toBuilder()
                .rules(choices.oneOf(List.of(
                        ReviewRules.NONE,
                        ReviewRules.NONE,
                        ReviewRules.NONE,
                        ReviewRules.of(StandardRules.verifiedReshipBelow(CaseFixtures.cny("10.00"))),
                        StandardRules.below(CaseFixtures.cny("30.00")),
                        ReviewRules.of(
                                new ReviewRule(
                                        "KEEP",
                                        Criterion.keptBeforeAtMost(1),
                                        RuleAction.approveKeeping(CaseFixtures.cny("15.00"))),
                                new ReviewRule("REST", new Criterion.Always(), RuleAction.approve())),
                        ReviewRules.of(
                                new ReviewRule("SHOWN", new Criterion.EvidenceAtLeast(1), RuleAction.person("photos")),
                                new ReviewRule("REST", new Criterion.Always(), RuleAction.approve())))))
                .build();
        policy = policy.toBuilder()
                .goodwill(GoodwillLimits.builder()
                        .eachCase(CaseFixtures.cny("2.00"))
                        .build())
                .build();
        policy = policy.toBuilder().windows(choices.windows()).build();
        buyer = BuyerFacts.of(choices.below(4), choices.below(8), choices.below(4), choices.below(2))
                .keptBefore(choices.below(3));
        for (Parcel parcel : order.parcels()) {
            carrier.put(parcel.id(), choices.oneOf(List.of(CarrierScan.values())));
        }
    }

    Reservations stock() {
        return stock;
    }

    /** What happened, decision by decision. */
    String told() {
        return changes.stream()
                .map(change -> "\n" + change.next().id() + " " + ChangeText.decision(change))
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
            int step = choices.below(12);
            if (cases.isEmpty() || step == 0) {
                open();
            } else if (step == 1) {
                order = packing.moveOn(order, now);
            } else {
                AfterSalesCase it = choices.oneOf(cases);
                if (choices.below(4) == 0 && !it.status().isEnd()) {
                    next.about(it);
                } else {
                    any.about(it);
                }
            }
        }
        return this;
    }

    /** Whoever is responsible does the next thing, until every case has ended and everything owed was done. */
    World finish() {
        next.finish();
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
        String here = kind == CaseKind.RETURN_REFUND && choices.below(6) == 0 ? "WH-9" : null;
        Reason whole = items.isEmpty() ? Reason.ORDER_CANCELLED : null;
        var application = new Application(
                order.sale().id(),
                kind,
                items,
                whole,
                here,
                choices.destination(kind),
                null,
                "",
                List.of(CaseFixtures.PHOTO));
        if (choices.below(6) == 0) {
            open(application.asException("A good customer"), choices.oneOf(AnyStep.PEOPLE.subList(1, 5)));
        } else {
            open(application, choices.oneOf(AnyStep.PEOPLE.subList(0, 2)));
        }
    }

    private void open(Application application, Actor by) {
        DecisionContext context = context(by);
        twice(
                null,
                context,
                () -> CaseDecisions.apply(application, account, money, facts(application), context)
                        .toJavaOptional());
    }

    OrderFacts order() {
        return order;
    }

    void amend(Amendment more) {
        order = order.amendedBy(more);
    }

    RefundPolicy money() {
        return money;
    }

    Instant now() {
        return now;
    }

    void waitFor(Duration time) {
        now = now.plus(time);
    }

    CaseFacts facts() {
        return facts(null);
    }

    CaseFacts facts(@Nullable Application application) {
        var stock = new HashMap<String, Long>();
        List.of("SKU-0", "SKU-1", "SKU-2", "DEAR", "CHEAP").forEach(sku -> stock.put(sku, 9L));
        return new CaseFacts(
                        order,
                        carrier,
                        stock,
                        application == null ? Map.of() : prices.of(application.items(), order, account))
                .with(buyer, Set.of())
                .withGoodwill(GoodwillLimits.Given.NOTHING, Map.of(AnyStep.POINTS, 20L, AnyStep.COUPON, 30L));
    }

    CaseFacts factsWithOthers(AfterSalesCase it) {
        return facts().withOthers(cases.stream()
                .filter(each -> !each.id().equals(it.id()))
                .map(OtherCase::of)
                .toList());
    }

    DecisionContext context(Actor by) {
        return new DecisionContext(by, now, policy);
    }

    void decide(AfterSalesCase it, DecisionContext context, Supplier<Either<Rejection, Change>> verb) {
        twice(it, context, () -> verb.get().toJavaOptional());
    }

    /** An answer given twice changes something the first time at most. */
    void answer(AfterSalesCase it, EffectKey key, Outcome outcome) {
        OrderAccount before = account;
        DecisionContext context = context(Actor.SYSTEM);
        boolean own = books.keysOf(it.id()).contains(key);
        if (own && (stock.isHeldBack(key) || isAbsurd(it, key, outcome))) {
            return;
        }
        if (own) {
            stock.hear(key, outcome);
        }
        if (twice(it, context, () -> CaseDecisions.settle(it, key, outcome, before, context))) {
            assertThat(CaseDecisions.settle(now(it), key, outcome, account, context))
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
    boolean twice(@Nullable AfterSalesCase before, DecisionContext context, Supplier<Optional<Change>> decision) {
        Optional<Change> change = decision.get();
        Optional<Change> again = decision.get();
        assertThat(again.map(Change::next)).isEqualTo(change.map(Change::next));
        assertThat(again.map(Change::events)).isEqualTo(change.map(Change::events));
        assertThat(again.map(Change::effects)).isEqualTo(change.map(Change::effects));
        assertThat(again.map(each -> each.account().toRecord()))
                .isEqualTo(change.map(each -> each.account().toRecord()));
        change.ifPresent(each -> write(before, context, each));
        return change.isPresent();
    }

    private void write(@Nullable AfterSalesCase before, DecisionContext context, Change change) {
        ChangeChecks.check(before, change, context.by(), context.now());
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
        units.follow(before, change);
        units.check(account, cases);
        PlacesChecks.always(account, cases);
        if (before == null) {
            PlacesChecks.taken(next, order, account, carrier, now);
        }
    }
}
