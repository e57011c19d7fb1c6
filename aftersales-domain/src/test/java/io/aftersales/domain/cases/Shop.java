package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One order, its account and the time of day; the cases on it are {@link Life lives}. */
final class Shop {
    private @Nullable OrderFacts order;
    private final Map<String, CarrierScan> carrier = new HashMap<>();
    private final Map<String, Long> stock = new HashMap<>();
    private final PriceList prices = new PriceList();
    private final Reservations warehouse = new Reservations();
    private BuyerFacts buyer = BuyerFacts.UNKNOWN;
    private Set<String> shownBefore = Set.of();
    private long granted;
    private @Nullable String ticketAgent;
    private CasePolicy policy = CasePolicy.STANDARD;
    private RefundPolicy money = RefundPolicy.STANDARD;
    private GoodwillLimits.Given given = GoodwillLimits.Given.NOTHING;
    private Map<Gift, Long> worth = Map.of();
    private final Map<CaseId, AfterSalesCase> cases = new HashMap<>();
    private Instant now = CaseFixtures.NOON;

    @Nullable
    private OrderAccount account;

    Shop(OrderFacts order) {
        this.order = order;
    }

    Shop under(CasePolicy rules) {
        policy = rules;
        return this;
    }

    Shop under(RefundPolicy rules) {
        money = rules;
        return this;
    }

    Shop hears(String parcel, CarrierScan word) {
        carrier.put(parcel, word);
        return this;
    }

    Shop stocks(String sku, long units) {
        stock.put(sku, units);
        return this;
    }

    Shop asks(String sku, long price) {
        return asks(sku, UnitPrice.of(price));
    }

    Shop asks(String sku, UnitPrice price) {
        prices.put(sku, price);
        return this;
    }

    /** Lists a SKU, as a variant of an article. */
    Shop lists(String sku, @Nullable Long list, @Nullable String article) {
        prices.list(sku, list, article);
        return this;
    }

    /** What the host says of the buyer, and of what was shown on other cases. */
    Shop knows(BuyerFacts record, String... hashes) {
        buyer = record;
        shownBefore = Set.of(hashes);
        return this;
    }

    /** So much was given as compensations before. */
    Shop gave(long todayByThem, long thisMonthByAll) {
        given = new GoodwillLimits.Given(todayByThem, thisMonthByAll);
        return this;
    }

    /** What the person who acts next has granted today. */
    Shop granted(long minor) {
        granted = minor;
        return this;
    }

    /** Who has the ticket of the case that is decided next. */
    Shop attendedBy(Actor agent) {
        ticketAgent = agent.id();
        return this;
    }

    Shop at(Instant instant) {
        now = instant;
        return this;
    }

    Shop after(Duration time) {
        return at(now.plus(time));
    }

    Shop sees(@Nullable OrderFacts facts) {
        order = facts;
        return this;
    }

    Shop sells(Sale sale) {
        return sees(new OrderFacts(
                sale, order.buyer(), order.state(), order.placedAt(), order.parcels(), order.categories()));
    }

    Shop delivers(Parcel... parcels) {
        return sees(new OrderFacts(
                order.sale(), order.buyer(), order.state(), order.placedAt(), List.of(parcels), order.categories()));
    }

    Instant now() {
        return now;
    }

    CasePolicy policy() {
        return policy;
    }

    CaseFacts facts() {
        return facts(List.of());
    }

    CaseFacts facts(List<CaseItem> items) {
        return new CaseFacts(
                order,
                carrier,
                stock,
                prices.of(items, order, account),
                buyer,
                shownBefore,
                granted,
                given,
                worth,
                ticketAgent,
                List.of(),
                List.of());
    }

    /** The facts with the other cases on the order. */
    CaseFacts factsBeside(AfterSalesCase subject) {
        return facts().withOthers(cases.values().stream()
                .filter(each -> !each.id().equals(subject.id()))
                .map(OtherCase::of)
                .toList());
    }

    private Either<Rejection, Change> compensated(Actor by, Goodwill goodwill, Gift... gifts) {
        return CaseDecisions.giveGoodwill(
                CaseFixtures.ORDER,
                goodwill,
                List.of(gifts),
                "The parcel came late.",
                account,
                money,
                facts(),
                context(by));
    }

    /** Gifts may be given, and are worth so much. */
    Shop gives(Map<Gift, Long> gifts) {
        worth = gifts;
        return this;
    }

    /** A compensation, given or proposed. */
    Life compensates(Actor by, Goodwill goodwill, Gift... gifts) {
        return new Life(this, by, compensated(by, goodwill, gifts));
    }

    Rejection refusesCompensation(Actor by, Goodwill goodwill, Gift... gifts) {
        return compensated(by, goodwill, gifts).getLeft();
    }

    DecisionContext context(Actor by) {
        return new DecisionContext(by, now, policy);
    }

    OrderAccount account() {
        assertThat(account).as("nothing was done on the order yet").isNotNull();
        return account;
    }

    void saves(OrderAccount after) {
        account = after.saved();
    }

    void saves(AfterSalesCase after) {
        cases.put(after.id(), after);
    }

    Either<Rejection, Change> apply(Actor by, Application application) {
        Either<Rejection, Change> answer =
                CaseDecisions.apply(application, account, money, facts(application.items()), context(by));
        if (answer.isLeft()) {
            assertThat(CaseDecisions.quote(application, account, money, facts(application.items()), context(by)))
                    .as("a quote is refused as the application is")
                    .isEqualTo(answer);
        }
        return answer;
    }

    /** A new case, taken. */
    Life opens(Actor by, Application application) {
        return new Life(this, by, apply(by, application));
    }

    Life opens(Application application) {
        return opens(CaseFixtures.BUYER, application);
    }

    Rejection refuses(Application application) {
        return apply(CaseFixtures.BUYER, application).getLeft();
    }

    /** What the account says, in one line. */
    String books() {
        OrderAccount books = account();
        assertThat(books.payable()).isEqualTo(books.refunded() + books.kept() + books.external() + books.remaining());
        return "paid %d, refunded %d, kept %d, owed %d, held %d%s"
                .formatted(
                        books.captured(),
                        books.refunded(),
                        books.kept(),
                        owed(books),
                        books.unitsHeld(),
                        books.external() == 0 ? "" : ", elsewhere " + books.external());
    }

    Reservations warehouse() {
        return warehouse;
    }

    /** The lines something was done to, and those that exchanges opened. */
    List<String> lines() {
        OrderAccount books = account();
        var told = new ArrayList<String>();
        for (OrderLine line : books.frozen().sale().lines()) {
            LineBalance balance = books.line(line.id());
            if (balance.held() + balance.gone() + balance.sentAgain() > 0) {
                told.add(told(balance));
            }
        }
        for (ReplacementLine line : books.replacements()) {
            told.add(told(books.line(line.line()))
                    + " | %d %s for %s, worth %d, difference %d, %s"
                            .formatted(
                                    line.quantity(),
                                    line.sku(),
                                    line.root(),
                                    line.net(),
                                    line.difference(),
                                    line.deliveredAt() == null ? "on its way" : "delivered"));
        }
        return told;
    }

    private static String told(LineBalance balance) {
        return "%s held %d, back %d, moved %d, again %d"
                .formatted(
                        balance.line(),
                        balance.held(),
                        balance.back(),
                        balance.moved().units(),
                        balance.sentAgain());
    }

    /** What the warehouse says of goods for the cases of the order. */
    String stock() {
        return "reserved %d, sent %d in %d".formatted(warehouse.units(), warehouse.sent(), warehouse.orders());
    }

    private static long owed(OrderAccount books) {
        return books.tenders().stream().mapToLong(tender -> tender.owed()).sum();
    }
}
