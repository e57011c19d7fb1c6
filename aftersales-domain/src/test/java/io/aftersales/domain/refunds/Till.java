package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;

/** Where one order's refunds are booked, case after case; tells what each pays, as on a receipt. */
final class Till {
    private OrderAccount account;
    private int cases;

    Till(OrderAccount account) {
        this.account = account;
    }

    OrderAccount account() {
        return account;
    }

    /** Each claim is a case: its units are held and all of them accepted. */
    List<String> pays(RefundClaim... claims) {
        return Stream.of(claims).map(claim -> receipt(refund(claim).total())).toList();
    }

    RefundBreakdown refund(RefundClaim claim) {
        return tried(claim).getOrElseThrow(refused -> new AssertionError(refused.message()));
    }

    Either<Rejection, RefundBreakdown> tried(RefundClaim claim) {
        BookingContext context = RefundFixtures.inCase(++cases);
        return Unplaced.hold(account, context, claim.plainUnits())
                .flatMap(held -> held.quote(claim).map(quote -> {
                    Booking booking = Unplaced.book(held, context, claim.plainUnits(), claim);
                    account = booking.account();
                    return booking.breakdown();
                }));
    }

    /** The whole cancellation of what is neither held nor back. */
    String paysWhole() {
        return pays(RefundClaim.cancellation(account.wholeOrder().get())).get(0);
    }

    /** What an exchange settles: more than nothing when the buyer pays, less when some goes back. Its goods are delivered. */
    String settles(ExchangedUnits... swaps) {
        long difference = account.difference(List.of(swaps));
        exchange(swaps);
        return receipt(difference);
    }

    /** An exchange is a case, and what the buyer pays for it a tender {@code UP-} and the number of the case. */
    RefundBreakdown exchange(ExchangedUnits... swaps) {
        RefundBreakdown told = sends(swaps);
        CaseId exchange = RefundFixtures.caseNo(cases);
        List<Units> goods = account.replacements().stream()
                .filter(line -> line.caseId().equals(exchange))
                .map(line -> new Units(line.line(), line.quantity()))
                .toList();
        BookingContext context = RefundFixtures.inCase(cases);
        account = Unplaced.release(account.delivered(context, exchange, context.at()), context, goods);
        return told;
    }

    /** The same, with its goods still on the way. */
    RefundBreakdown sends(ExchangedUnits... swaps) {
        return sends(account.difference(List.of(swaps)), swaps);
    }

    /** The same for a difference the buyer was asked for before. */
    RefundBreakdown sends(long difference, ExchangedUnits... swaps) {
        return sends(ExchangeTotal.of(difference), swaps);
    }

    /** The same with what the shop keeps. */
    RefundBreakdown sends(ExchangeTotal total, ExchangedUnits... swaps) {
        BookingContext context = RefundFixtures.inCase(++cases);
        List<Units> units = Stream.of(swaps).map(ExchangedUnits::units).toList();
        if (total.asked() > 0) {
            account = account.topUp(context, Tender.money("UP-" + cases, "WECHAT", total.asked()), "top-up-" + cases);
        }
        Booking booking =
                Unplaced.exchange(Unplaced.hold(account, context, units).get(), context, units, List.of(swaps), total);
        account = booking.account();
        return booking.breakdown();
    }

    /** What is owed on a tender. */
    String owed(String tender) {
        return receipt(account.tender(TenderId.of(tender)).orElseThrow().owed());
    }

    RefundBreakdown gives(Goodwill goodwill) {
        Booking booking = account.goodwill(RefundFixtures.inCase(++cases), goodwill)
                .getOrElseThrow(refused -> new AssertionError(refused.message()));
        account = booking.account();
        return booking.breakdown();
    }

    Rejection refuses(Goodwill goodwill) {
        return account.goodwill(RefundFixtures.inCase(++cases), goodwill).getLeft();
    }

    void isChargedBack(String tender, String amount, String reference) {
        account = account.external(
                        RefundFixtures.ofNoCase(),
                        TenderId.of(tender),
                        RefundFixtures.cny(amount),
                        reference,
                        RefundFixtures.NOON,
                        List.of())
                .get()
                .account();
    }

    /** The top-up of the first case, which is an exchange, is taken back from the shop. */
    void takesBackTopUp(String reference) {
        BookingContext first = RefundFixtures.inCase(1);
        account = account.topUpTakenBack(first, RefundFixtures.caseNo(1), TenderId.of("UP-1"), reference)
                .orElseThrow();
    }

    /** What a payment taken later makes due. */
    String captures(String tender, String amount) {
        return pays(account.capture(
                        RefundFixtures.ofNoCase(), TenderId.of(tender), RefundFixtures.cny(amount), "CAPTURE-" + amount)
                .get());
    }

    /** What comes due when the shop wins back what was charged back. */
    String winsBack(String reference, String amount) {
        return pays(account.reverseExternal(
                        RefundFixtures.ofNoCase(), reference, RefundFixtures.cny(amount), RefundFixtures.NOON)
                .get());
    }

    private String pays(Adjustment adjustment) {
        account = adjustment.account();
        return receipt(adjustment.payout());
    }

    /** What is left of the order. */
    String left() {
        return receipt(account.left());
    }

    String refunded() {
        return receipt(account.refunded());
    }

    private String receipt(long minor) {
        return Money.ofMinor(minor, account.frozen().currency()).toDecimal().toPlainString();
    }
}
