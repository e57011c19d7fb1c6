package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.ChargeBalance;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Settlement;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.tck.CaseFiguresContract;
import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Racers;
import io.aftersales.ports.tck.Samples;
import io.aftersales.ports.tck.Storage;
import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TicketStorage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything the storage has to do, on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StorageContracts {
    private static final OrderId ORDER = OrderId.of("1001");

    private Database database;
    private HandTransaction transaction;
    private JdbcStorage storage;

    /** Creates the database. */
    protected abstract Database database();

    /** Opens the storage. */
    protected JdbcStorage open(ConnectionSource source) {
        return JdbcStorage.on(source);
    }

    @BeforeAll
    void start() {
        database = database();
        transaction = new HandTransaction(database.pool);
        storage = open(transaction);
    }

    @AfterAll
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private Storage emptied() {
        database.empty();
        return new Storage(storage.cases(), storage.outbox(), transaction);
    }

    private TicketStorage emptiedWithTickets() {
        database.empty();
        return new TicketStorage(storage.cases(), storage.outbox(), storage.tickets(), transaction);
    }

    @Nested
    class Cases extends CaseRepositoryContract {
        @Override
        protected Storage emptyStorage() {
            return emptied();
        }
    }

    @Nested
    class Effects extends OutboxContract {
        @Override
        protected Storage emptyStorage() {
            return emptied();
        }
    }

    @Nested
    class Tickets extends TicketRepositoryContract {
        @Override
        protected TicketStorage emptyStorage() {
            return emptiedWithTickets();
        }
    }

    @Nested
    class OverAllCases extends CaseFiguresContract {
        @Override
        protected TicketStorage emptyStorage() {
            return emptiedWithTickets();
        }

        @Override
        protected CaseFigures over(TicketStorage stored) {
            return storage.figures();
        }
    }

    @Nested
    class Joined {
        private Samples samples;

        @BeforeEach
        void empty() {
            samples = new Samples(emptied().cases());
        }

        @AfterEach
        void end() {
            transaction.rollback(); // of a test that failed inside of it
        }

        @Test
        void isRolledBackWithTheHost() {
            transaction.begin();
            CaseId id = samples.opened("1001", "c1");
            assertThat(storage.cases().find(id)).isPresent();
            transaction.rollback();

            assertThat(storage.cases().find(id)).isEmpty();
            assertThat(storage.cases().account(ORDER)).isEmpty();
            assertThat(storage.outbox().ofOrder(ORDER)).isEmpty();
            assertThat(storage.cases().events(0, 10)).isEmpty();
        }

        @Test
        void isCommittedWithTheHost() {
            transaction.begin();
            CaseId id = samples.opened("1001", "c1");
            transaction.commit();
            assertThat(storage.cases().find(id)).isPresent();
        }

        @Test
        void isRefusedAloneWhenAnotherWriterWasFaster() {
            CaseId id = samples.opened("1001", "c1");
            Commit late = samples.withdrawal(id, "late");
            samples.write(samples.question(id, "c2"));
            Commit duplicate = samples.withdrawal(samples.opened("1003", "c3"), "c3");

            transaction.begin();
            CaseId other = samples.opened("1002", "c1");
            assertThatThrownBy(() -> storage.cases().commit(late)).isInstanceOf(StaleVersion.class);
            assertThatThrownBy(() -> storage.cases().commit(duplicate)).isInstanceOf(StaleVersion.class);
            transaction.commit();

            assertThat(storage.cases().find(other)).isPresent();
            assertThat(storage.cases().timeline(id)).hasSize(2);
        }
    }

    @Nested
    class Watched {
        private Samples samples;

        @BeforeEach
        void empty() {
            samples = new Samples(emptied().cases());
        }

        @Test
        void effectsAreCountedByTheirStates() {
            assertThat(State.values())
                    .allSatisfy(state -> assertThat(storage.effects(state)).isZero());
            samples.opened("1001", "c1");
            samples.opened("1002", "c1");
            List<OutboxEntry> claimed = claimed();
            assertThat(claimed).hasSize(2);

            storage.outbox().settle(samples.paid(claimed.get(0)).entry());

            assertThat(storage.effects(State.DONE)).isOne();
            assertThat(storage.effects(State.SENT)).isOne();
            assertThat(storage.effects(State.READY)).isZero();
        }

        @Test
        void theDelayIsThatOfTheOldestEffectThatIsNotDone() {
            assertThat(storage.overdue(Samples.NOON)).isZero();
            samples.opened("1001", "c1");
            samples.at(Samples.NOON.plusSeconds(60)).opened("1002", "c1");

            assertThat(storage.overdue(Samples.NOON.minusSeconds(1))).isZero();
            assertThat(storage.overdue(Samples.NOON.plusMillis(90_500))).isEqualTo(Duration.ofMillis(90_500));

            claimed().forEach(each -> storage.outbox().settle(samples.paid(each).entry()));
            assertThat(storage.overdue(Samples.NOON.plusMillis(90_500))).isEqualTo(Duration.ofMillis(30_500));
        }

        private List<OutboxEntry> claimed() {
            return storage.outbox().claimDue(Samples.NOON, 100, "worker", Duration.ofMinutes(2));
        }
    }

    @Nested
    class Feeds {
        @Test
        void giveEveryEventToManyReadersWhileManyWrite() {
            var samples = new Samples(emptied().cases());
            var writers = new CountDownLatch(6);
            List<Callable<Set<CaseId>>> racers = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                String name = "w" + writer + "-";
                racers.add(() -> {
                    try {
                        return IntStream.range(0, 10)
                                .mapToObj(place -> samples.opened(name + place, "c"))
                                .collect(Collectors.toSet());
                    } finally {
                        writers.countDown();
                    }
                });
            }
            racers.add(() -> readAll(writers));
            racers.add(() -> readAll(writers));
            var finishes = Racers.race(racers);
            assertThat(finishes).allSatisfy(each -> assertThat(each.failure()).isNull());
            assertThat(finishes.subList(6, 8))
                    .as("each reader has seen every case")
                    .allSatisfy(each -> assertThat(each.value()).hasSize(60));
        }

        /** Polls while anybody writes, and once more to the end. */
        private Set<CaseId> readAll(CountDownLatch writers) {
            var seen = new ArrayList<CaseId>();
            long last = 0;
            boolean over;
            List<FeedEntry> some;
            do {
                over = writers.getCount() == 0;
                some = storage.cases().events(last, 7);
                for (FeedEntry each : some) {
                    assertThat(each.sequence()).isGreaterThan(last);
                    last = each.sequence();
                    seen.add(each.entry().caseId());
                }
            } while (!over || !some.isEmpty());
            assertThat(seen).doesNotHaveDuplicates();
            return Set.copyOf(seen);
        }
    }

    @Nested
    class Documented {
        private Samples samples;

        @BeforeEach
        void empty() {
            samples = new Samples(emptied().cases());
        }

        @Test
        void textsOfAnyCharactersAreKept() {
            CaseId id = samples.opened("1001", "c1");
            String words = "Which colour?\u0000 \u0001 \uD83D 'red\" \\ \uDE00\uD83D \uD83D\uDE00 \u7EA2";
            var loaded = storage.cases().load(id).orElseThrow();
            var context = new DecisionContext(Actor.reviewer("rita"), Samples.NOON, CasePolicy.STANDARD);
            Change asked = CaseDecisions.requestInfo(loaded.subject(), loaded.account(), words, context)
                    .get();

            storage.cases().commit(new Commit(asked, false, List.of(), null, null));

            assertThat(storage.cases().find(id)).contains(asked.next().saved());
            assertThat(asked.next().toString()).contains(words);
        }

        @Test
        void rowsOfANewerFormatAreLeftToNewerNodes() throws SQLException {
            CaseId newer = samples.opened("1001", "c1");
            CaseId known = samples.opened("1002", "c1");
            database.execute("update aftersales_case set document_format = 9 where order_id = '1001'");
            database.execute("update aftersales_effect set document_format = 9 where order_id = '1001'");

            assertThat(storage.cases().due(Samples.NOON.plus(Duration.ofDays(30)), 10))
                    .containsExactly(known);
            assertThat(storage.cases().search(CaseQuery.in()))
                    .extracting(AfterSalesCase::id)
                    .containsExactly(known);
            assertThat(storage.outbox().claimDue(Samples.NOON, 10, "worker", Duration.ofMinutes(2)))
                    .isNotEmpty()
                    .extracting(OutboxEntry::caseId)
                    .containsOnly(known);
            assertThatThrownBy(() -> storage.cases().find(newer))
                    .isInstanceOf(UnknownFormat.class)
                    .hasMessage("AfterSalesCase of format 9, known up to 1");
        }
    }

    /** What the database refuses whatever the code does. */
    @Nested
    class Guarded {
        private final BookingContext stamp = new BookingContext(new CaseId(ORDER, 1), Actor.SYSTEM, Samples.NOON);
        private CaseRepository cases;
        private CaseId approved;

        @BeforeEach
        void approve() {
            cases = emptied().cases();
            approved = new Samples(cases).approved("1001", "c1");
        }

        private OrderAccount account() {
            return cases.account(ORDER).orElseThrow();
        }

        private void assertNothingIsWritten(OrderAccount wrong, String guard) {
            AfterSalesCase subject = cases.find(approved).orElseThrow();
            AccountRecord before = account().toRecord();
            var commit = new Commit(new Change(subject, wrong, List.of(), List.of()), true, List.of(), null, null);

            assertThat(catchThrowable(() -> cases.commit(commit)))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContainingAll(guard);
            assertThat(account().toRecord()).isEqualTo(before);
            assertThat(cases.find(approved)).contains(subject);
        }

        /** The stored account with other balances of its tenders and charges. */
        private OrderAccount stored(List<TenderBalance> tenders, List<ChargeBalance> charges) {
            AccountRecord moving = account().toRecord();
            return OrderAccount.restore(
                    account().frozen(),
                    new AccountRecord(
                            moving.version(),
                            moving.cases(),
                            moving.entries(),
                            moving.amendments(),
                            moving.replacements(),
                            moving.lines(),
                            tenders,
                            charges,
                            moving.taxes(),
                            moving.bookings(),
                            moving.externals(),
                            moving.totals(),
                            moving.waiting()));
        }

        /** The stored account of an order with one tender, on which this much is owed. */
        private OrderAccount owing(long minor) {
            TenderBalance paid = account().tenders().get(0);
            var owed = new TenderBalance(paid.tender(), paid.captured(), minor - 1, 1, 0);
            return stored(List.of(owed), account().charges())
                    .takeBack(
                            stamp,
                            new Settlement(paid.tender().id(), 1, 0, false, "k", Route.ORIGINAL, "r", Samples.NOON));
        }

        /** Stores an order of two mugs for 100.00, with 8.00 for shipping, of which this much was captured. */
        private void open(long captured) {
            cases = emptied().cases();
            Sale sale = Sale.of("1001", "CNY")
                    .with(OrderLine.of("A", "MUG", 2, 10_000))
                    .shipping(800)
                    .paidBy(Tender.money("CARD", "CARD", 10_800).captured(captured));
            var order = new OrderFacts(sale, "buyer-1", OrderState.PAID, Samples.NOON, List.of(), Map.of());
            Change change = CaseDecisions.apply(
                            Application.of(ORDER, CaseKind.REFUND_ONLY, CaseItem.of("A", 1, Reason.NOT_LIKED)),
                            null,
                            RefundPolicy.STANDARD,
                            CaseFacts.of(order),
                            new DecisionContext(Actor.buyer("buyer-1"), Samples.NOON, CasePolicy.STANDARD))
                    .get();
            cases.commit(new Commit(change, true, List.of(), null, null));
            approved = change.next().id();
        }

        private void write(OrderAccount account) {
            AfterSalesCase subject = cases.find(approved).orElseThrow();
            cases.commit(new Commit(new Change(subject, account, List.of(), List.of()), true, List.of(), null, null));
        }

        /** The number of balances of which exactly this is taken, out of this total. */
        private int balances(String kind, String id, long taken, long total) throws SQLException {
            return database.execute("update aftersales_balance set taken = taken where kind = '" + kind + "' and id = '"
                    + id + "' and taken = " + taken + " and total = " + total);
        }

        @Test
        void moreMoneyThanWasCapturedIsNotWritten() {
            List<TenderBalance> generous = account().tenders().stream()
                    .map(each -> new TenderBalance(each.tender(), each.captured(), each.captured(), 1, 0))
                    .toList();
            OrderAccount wrong = stored(generous, account().charges())
                    .takeBack(
                            stamp,
                            new Settlement(
                                    generous.get(0).tender().id(),
                                    1,
                                    0,
                                    false,
                                    "k",
                                    Route.ORIGINAL,
                                    "r",
                                    Samples.NOON));
            assertNothingIsWritten(wrong, "aftersales_no_more_than_captured");
        }

        @Test
        void moreMoneyThanWasCapturedSoFarIsNotWrittenThoughMoreWasAgreed() {
            open(5_000);
            assertNothingIsWritten(owing(5_001), "aftersales_no_more_than_captured");
        }

        @Test
        void aCaptureRaisesTheLimitOfItsTender() throws SQLException {
            open(5_000);
            write(owing(5_000));
            assertThat(balances("TENDER", "CARD", 5_000, 5_000)).isOne();

            write(account()
                    .capture(stamp, TenderId.of("CARD"), 2_000, "CAP-1")
                    .get()
                    .account());
            assertThat(balances("TENDER", "CARD", 5_000, 7_000)).isOne();
            assertNothingIsWritten(owing(7_001), "aftersales_no_more_than_captured");
            write(owing(7_000));
            assertThat(balances("TENDER", "CARD", 7_000, 7_000)).isOne();
        }

        @Test
        void aChargeIsWrittenWithWhatGoesBackOfIt() throws SQLException {
            open(10_800);
            assertThat(balances("CHARGE", "SHIPPING", 0, 800))
                    .as("nothing went back of it")
                    .isZero();
            write(account().goodwill(stamp, Goodwill.onShipping(300)).get().account());
            assertThat(balances("CHARGE", "SHIPPING", 300, 800)).isOne();

            write(account()
                    .book(stamp, List.of(), List.of(), RefundClaim.shippingAlone())
                    .account());
            assertThat(balances("CHARGE", "SHIPPING", 800, 800))
                    .as("goodwill on a fee and its refund together")
                    .isOne();
        }

        @Test
        void aChargeThatIsRefundedTwiceIsNotWritten() {
            open(10_800);
            OrderAccount once = account()
                    .book(stamp, List.of(), List.of(), RefundClaim.shippingAlone())
                    .account();
            write(once);
            var twice = List.of(new ChargeBalance("SHIPPING", 800, 1));
            OrderAccount wrong = stored(account().tenders(), twice)
                    .hold(stamp, Taken.fromNoParcel(List.of(Units.of("A", 1))))
                    .get();
            assertNothingIsWritten(wrong, "aftersales_no_charge_twice");
        }

        @Test
        void aChargeThatWrongCodeMakesLargerIsNotRefundedTwice() {
            assumeTrue(keepsWhatWasSold(), "H2 writes the amount of a charge with every update of it");
            open(10_800);
            write(account()
                    .book(stamp, List.of(), List.of(), RefundClaim.shippingAlone())
                    .account());
            Sale dearer = Sale.of("1001", "CNY")
                    .with(OrderLine.of("A", "MUG", 2, 9_200))
                    .shipping(1_600)
                    .paidBy(Tender.money("CARD", "CARD", 10_800));
            FrozenOrder frozen = FrozenOrder.of(OrderSnapshot.of(dearer).get(), RefundPolicy.STANDARD);
            OrderAccount wrong = OrderAccount.restore(frozen, account().toRecord())
                    .book(stamp, List.of(), List.of(), RefundClaim.shippingAlone())
                    .account();
            assertThat(wrong.charges()).containsExactly(new ChargeBalance("SHIPPING", 1_600, 0));
            assertNothingIsWritten(wrong, "aftersales_no_charge_twice");
        }

        @Test
        void aBalanceOfAnotherKindIsNotWritten() {
            assertThat(catchThrowable(() ->
                            database.execute("update aftersales_balance set kind = 'COUPON' where kind = 'LINE'")))
                    .isInstanceOf(SQLException.class);
        }

        @Test
        void moreUnitsThanWereSoldAreNotWritten() {
            assertThat(catchThrowable(() ->
                            database.execute("update aftersales_balance set taken = total + 1 where kind = 'LINE'")))
                    .hasMessageContaining("aftersales_no_unit_twice");
        }

        @Test
        void moreUnitsThanAPlaceHeldAreNotWritten() {
            assertThat(catchThrowable(() ->
                            database.execute("update aftersales_balance set taken = total + 1 where kind = 'PLACE'")))
                    .hasMessageContaining("aftersales_no_more_than_in_place");
        }

        @Test
        void unitsOfAnOrderThatWrongCodeMakesLargerAreNotWritten() {
            assumeTrue(keepsWhatWasSold(), "H2 writes the units sold with every update of a line");
            Sale sale = account().frozen().sale();
            Sale twice = Sale.of("1001", "CNY")
                    .with(OrderLine.of("A", "MUG", 24, 12_000))
                    .paidBy(sale.tenders().toArray(Tender[]::new));
            FrozenOrder frozen = FrozenOrder.of(OrderSnapshot.of(twice).get(), RefundPolicy.STANDARD);
            OrderAccount wrong = OrderAccount.restore(frozen, account().toRecord())
                    .hold(stamp, Taken.fromNoParcel(List.of(Units.of("A", 12))))
                    .get();
            assertNothingIsWritten(wrong, "aftersales_no_unit_twice");
        }

        @Test
        void rowsThatAreOnlyAppendedAreNotRewritten() {
            assumeTrue(hasTriggers(), "H2 has no triggers in SQL");
            for (String sql : List.of(
                    "update aftersales_entry set amount = amount + 1",
                    "update aftersales_entry set tax = tax + 1",
                    "update aftersales_entry set place = 'X'",
                    "delete from aftersales_entry",
                    "update aftersales_event set code = 'X'",
                    "delete from aftersales_event",
                    "update aftersales_account set frozen = '{}'",
                    "delete from aftersales_account")) {
                assertThat(catchThrowable(() -> database.execute(sql)))
                        .as(sql)
                        .hasMessageContaining("only ever appended to");
            }
            cases.events(0, 100); // which numbers them
            assertThat(catchThrowable(() -> database.execute("update aftersales_event set sequence = sequence + 1")))
                    .hasMessageContaining("only ever appended to");
        }
    }

    /** Tells whether an update of a line keeps the units sold that were written first; H2 writes them again. */
    protected boolean keepsWhatWasSold() {
        return true;
    }

    /** Tells whether triggers guard the rows that are only appended. */
    protected boolean hasTriggers() {
        return true;
    }
}
