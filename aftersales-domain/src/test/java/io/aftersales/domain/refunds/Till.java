package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
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
    List<String> pays(Claim... claims) {
        return Stream.of(claims).map(claim -> receipt(refund(claim).total())).toList();
    }

    RefundBreakdown refund(Claim claim) {
        return tried(claim).getOrElseThrow(refused -> new AssertionError(refused.message()));
    }

    Either<Rejection, RefundBreakdown> tried(Claim claim) {
        Stamp stamp = RefundFixtures.inCase(++cases);
        return account.hold(stamp, claim.units())
                .flatMap(held -> held.quote(claim).map(quote -> {
                    Booking booking = held.book(stamp, claim.units(), claim);
                    account = booking.account();
                    return booking.breakdown();
                }));
    }

    /** The whole cancellation of what is neither held nor back. */
    String paysWhole() {
        return pays(Claim.cancellation(account.wholeOrder().get())).get(0);
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
                        RefundFixtures.NOON)
                .get();
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
