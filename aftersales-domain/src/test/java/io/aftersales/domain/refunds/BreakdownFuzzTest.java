package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Orders with hostile amounts, and hostile refunds on them: refused with a code, or answered with sums that add up. */
class BreakdownFuzzTest {
    private static final int MOST_STEPS = 10;

    @FuzzTest
    void anOrderIsRefusedOrItsRefundsAddUp(FuzzedDataProvider data) {
        var hostile = new HostileOrder(data);
        OrderSnapshot.of(hostile.sale("")).peek(sold -> {
            FrozenOrder frozen = FrozenOrder.of(sold, hostile.policy());
            AccountOpening.open(frozen, history(data, hostile, frozen), RefundFixtures.ofNoCase())
                    .peek(account -> new Steps(data, hostile, account).play());
        });
    }

    private static RefundHistory history(FuzzedDataProvider data, HostileOrder hostile, FrozenOrder frozen) {
        Sale sale = frozen.sale();
        if (data.consumeInt(0, 3) > 0
                || sale.lines().isEmpty()
                || sale.tenders().isEmpty()) {
            return RefundHistory.NOTHING;
        }
        return new RefundHistory(
                Map.of(sale.lines().get(0).id(), hostile.atLeast(1)),
                Map.of(sale.tenders().get(0).id(), hostile.atLeast(0)));
    }

    /** What happens on one account. */
    private static final class Steps {
        private final FuzzedDataProvider data;
        private final HostileOrder hostile;
        private OrderAccount account;
        private int cases;

        Steps(FuzzedDataProvider data, HostileOrder hostile, OrderAccount account) {
            this.data = data;
            this.hostile = hostile;
            this.account = account;
        }

        void play() {
            addsUp();
            for (int i = 0; i < MOST_STEPS && data.remainingBytes() > 0; i++) {
                BookingContext context = RefundFixtures.inCase(++cases);
                switch (data.consumeInt(0, 9)) {
                    case 0, 1, 2 -> refund(context);
                    case 3 -> booked(account.goodwill(context, goodwill()));
                    case 4 -> adjusted(account.capture(context, tender(), hostile.atLeast(1), "C" + cases));
                    case 5 ->
                        adjusted(account.external(
                                context, tender(), hostile.atLeast(1), reference(), RefundFixtures.NOON, units()));
                    case 6 ->
                        adjusted(
                                account.reverseExternal(context, reference(), hostile.atLeast(1), RefundFixtures.NOON));
                    case 7 -> {
                        if (!account.bookings().isEmpty()) {
                            int booking = data.consumeInt(0, account.bookings().size() - 1);
                            adjusted(account.giveBackKept(context, booking, hostile.atLeast(1)));
                        }
                    }
                    case 8 -> adjusted(account.amend(context, Amendment.of(hostile.sale("+" + cases))));
                    default -> exchange(context);
                }
                addsUp();
            }
        }

        private void refund(BookingContext context) {
            RefundClaim claim = claim();
            Unplaced.hold(account, context, claim.plainUnits()).peek(held -> {
                held.approvalTotal(claim)
                        .peek(total ->
                                assertThat(held.quote(claim).get().total()).isEqualTo(total));
                held.quote(claim).peek(quote -> {
                    addsUp(quote);
                    assertThat(quote.payout()).isEqualTo(held.payout(claim).get());
                    Booking booking = Unplaced.book(held, context, claim.plainUnits(), claim);
                    assertThat(booking.breakdown()).isEqualTo(quote);
                    account = data.consumeBoolean() ? booking.paidAtOnce(context, false) : booking.account();
                });
            });
        }

        private void exchange(BookingContext context) {
            List<ExchangedUnits> swaps = units().stream()
                    .map(each -> new ExchangedUnits(
                            each.line(),
                            each.quantity(),
                            "NEW" + cases,
                            data.consumeBoolean() ? hostile.atLeast(0) : null))
                    .toList();
            List<Units> units = ExchangedUnits.unitsOf(swaps);
            Unplaced.hold(account, context, units).peek(held -> {
                if (!swaps.isEmpty() && isCountable(held, swaps)) {
                    held.exchangeTotal(swaps, data.consumeBoolean() ? 0 : hostile.atLeast(0), null)
                            .peek(total -> {
                                // Dearer goods wait for the buyer's payment.
                                if (total.asked() == 0) {
                                    Booking booking = Unplaced.exchange(held, context, units, swaps, total);
                                    addsUp(booking.breakdown());
                                    account = booking.account();
                                }
                            });
                }
            });
        }

        /** The desks refuse prices with which the account could not be counted before they ask it. */
        private static boolean isCountable(OrderAccount account, List<ExchangedUnits> swaps) {
            BigInteger sum = BigInteger.valueOf(account.payable());
            for (ExchangedUnits each : swaps) {
                sum = sum.add(BigInteger.valueOf(each.valueOr(0)));
            }
            return sum.bitLength() < Long.SIZE - 1;
        }

        private void booked(Either<Rejection, Booking> tried) {
            tried.peek(booking -> {
                addsUp(booking.breakdown());
                account = booking.account();
            });
        }

        private void adjusted(Either<Rejection, Adjustment> tried) {
            tried.peek(adjustment -> account = adjustment.account());
        }

        private RefundClaim claim() {
            RefundClaim claim = RefundClaim.ofClaimed(
                            units().stream().map(this::claimed).toList())
                    .with(data.pickValue(ShippingChoice.values()));
            if (data.consumeBoolean()) {
                claim = claim.withFee(hostile.atLeast(0));
            }
            return data.consumeBoolean() ? claim : claim.agreedOn(hostile.atLeast(0));
        }

        private ClaimedUnits claimed(Units units) {
            ClaimedUnits claimed = ClaimedUnits.of(units).faulty(data.consumeBoolean());
            // More units than a line can have are refused before percentages of them are summed.
            return units.quantity() > Long.MAX_VALUE / 100 ? claimed : claimed.worthLess(data.consumeInt(0, 100));
        }

        private List<Units> units() {
            var lines = new ArrayList<LineId>();
            account.frozen().sale().lines().forEach(each -> lines.add(each.id()));
            account.replacements().forEach(each -> lines.add(each.line()));
            lines.add(LineId.of("UNKNOWN"));
            var units = new ArrayList<Units>();
            for (int i = data.consumeInt(0, 3); i > 0; i--) {
                LineId line = data.pickValue(lines);
                long left = account.has(line) ? account.unitsLeft(line) : 0;
                boolean possible = left > 0 && data.consumeInt(0, 7) > 0;
                units.add(new Units(line, possible ? data.consumeLong(1, left) : hostile.atLeast(1)));
            }
            return units;
        }

        private Goodwill goodwill() {
            LineId[] lines = units().stream().map(Units::line).toArray(LineId[]::new);
            return new Goodwill(List.of(lines), data.consumeBoolean(), hostile.atLeast(0));
        }

        private TenderId tender() {
            List<TenderBalance> tenders = account.tenders();
            return tenders.isEmpty() || data.consumeInt(0, 9) == 0
                    ? TenderId.of("UNKNOWN")
                    : data.pickValue(tenders).tender().id();
        }

        private String reference() {
            return "X" + data.consumeInt(0, 2);
        }

        private void addsUp() {
            assertThat(sum(account.refunded(), account.kept(), account.external(), account.remaining()))
                    .isEqualTo(sum(account.payable()));
            assertThat(account.paidOut()).isBetween(0L, account.captured());
        }

        private static void addsUp(RefundBreakdown told) {
            assertThat(sum(
                            told.goods(),
                            -told.discounts(),
                            told.shipping(),
                            told.tax(),
                            told.otherCharges(),
                            told.goodwill(),
                            -told.fees(),
                            -told.deductions(),
                            -told.withheld()))
                    .as("%s", told)
                    .isEqualTo(sum(told.total()));
            assertThat(sum(told.tenders().stream()
                            .mapToLong(RefundBreakdown.OfTender::amount)
                            .toArray()))
                    .isEqualTo(sum(told.payout()));
            assertThat(sum(told.steps().stream()
                            .mapToLong(BreakdownStep::amount)
                            .toArray()))
                    .isEqualTo(sum(told.total()));
            assertThat(Stream.of(told.total(), told.payout(), told.withheld(), told.fees(), told.deductions()))
                    .allMatch(amount -> amount >= 0);
            assertThat(told.explanation()).isNotEmpty();
        }

        private static BigInteger sum(long... amounts) {
            return LongStream.of(amounts).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }
}
