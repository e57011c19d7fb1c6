package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.Settlement;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a refund that goes back on one tender, and its progress.
 *
 * @param purpose the purpose of the payment
 * @param tender the tender, as it was paid
 * @param amount the amount to pay back
 * @param points the points to give back, for a tender of points
 * @param route the current route
 * @param epoch the number of the attempt among all payments of the case on the tender for this purpose, counted from 0; part of the key
 * @param key the current idempotency key
 * @param state the progress
 * @param reference the provider's transaction id; empty until paid
 * @param failure the code of the last failure; empty if there was none
 * @param paidAt the moment of the payment; null before
 * @param owedAt the moment since when the amount is owed; for a payment that was undone the moment since when it is owed again
 * @param statedBy the member of the staff who stated that the payment was made; null before, and where the provider reported it
 * @param earlier the earlier attempts, which definitely failed or came back
 * @param paidBefore the keys of earlier attempts that were paid: taken back since, or reported after their route had been given up
 * @param strays the payments that were reported after their route had been given up, and that nothing is known to have undone; one of them
 *     counts as soon as nothing else pays the part
 */
public record RefundPart(
        Purpose purpose,
        Tender tender,
        Money amount,
        long points,
        Route route,
        int epoch,
        EffectKey key,
        State state,
        String reference,
        String failure,
        @Nullable Instant paidAt,
        Instant owedAt,
        @Nullable Actor statedBy,
        List<Attempt> earlier,
        List<EffectKey> paidBefore,
        List<StrayPayment> strays) {

    /**
     * An earlier attempt to pay.
     *
     * @param key the idempotency key of the attempt
     * @param route the way on which it was made
     */
    public record Attempt(EffectKey key, Route route) {}

    /**
     * A payment that was reported after its route had been given up.
     *
     * @param key the idempotency key of the payment
     * @param reference the provider's transaction id
     */
    public record StrayPayment(EffectKey key, String reference) {}

    /** Copies the lists. */
    public RefundPart {
        earlier = List.copyOf(earlier);
        paidBefore = List.copyOf(paidBefore);
        strays = List.copyOf(strays);
    }

    /** The purpose of a part, which names the step in its keys. */
    public enum Purpose {
        /** The refund of units that are back. */
        REFUND("pay"),
        /** The surplus of an exchange for cheaper goods. */
        SURPLUS("surplus"),
        /** The money of goodwill. */
        GOODWILL("goodwill"),
        /** A price difference that the buyer paid when the case no longer waited for it. */
        LATE_TOP_UP("topup-back");

        private final String step;

        Purpose(String step) {
            this.step = step;
        }

        String step() {
            return step;
        }
    }

    /** The progress of a part. */
    public enum State {
        /** Points that wait until the money is paid. */
        WAITING,
        /** The payment is under way on some route. */
        OPEN,
        /** The payment was made. */
        PAID,
        /** The payment was definitely not made on any route. */
        DEAD,
        /** The payment was made and then taken back by the provider. */
        REVERSED
    }

    /** Tells whether the part is money, paid by a payment provider or by hand. Only money decides whether a case is refunded. */
    public boolean isMoney() {
        return tender.kind().isMoney();
    }

    /** Tells whether a person has to pay the part by hand. */
    boolean isOpenByHand() {
        return state == State.OPEN && route == Route.OFFLINE;
    }

    /** Tells whether the part can be retried. */
    boolean hasFailed() {
        return state == State.DEAD || state == State.REVERSED;
    }

    /** Tells whether the part was sent and is not known to have come back already. */
    boolean mayBeTakenBack() {
        return state != State.WAITING && state != State.REVERSED;
    }

    /** Tells whether the payment is known from the staff's statement alone. */
    public boolean isStatedByStaff() {
        return state == State.PAID && statedBy != null;
    }

    boolean is(State asked) {
        return state == asked;
    }

    /**
     * Returns the part as paid.
     *
     * @param under the provider's transaction id
     * @param by the member of the staff who states it; null where the provider reported it
     */
    RefundPart paid(String under, Instant at, @Nullable Actor by) {
        return with(State.PAID, under, failure, at, owedAt, by);
    }

    RefundPart in(State next, String code) {
        return with(next, reference, code, paidAt, owedAt, statedBy);
    }

    /** Returns the part after its payment was undone, or was found not to have been made: the amount is owed again since then. */
    RefundPart owedAgain(State next, String code, Instant since) {
        return with(next, reference, code, paidAt, since, null);
    }

    /** Returns the part with its payment reported by the provider as well; no member of the staff states it any more. */
    RefundPart reported(String under) {
        return with(state, under, failure, paidAt, owedAt, null);
    }

    private RefundPart with(
            State next, String under, String code, @Nullable Instant paid, Instant owed, @Nullable Actor by) {
        return new RefundPart(
                purpose,
                tender,
                amount,
                points,
                route,
                epoch,
                key,
                next,
                under,
                code,
                paid,
                owed,
                by,
                earlier,
                paidBefore,
                strays);
    }

    RefundPart reopened(Route way, int newEpoch, EffectKey newKey) {
        List<EffectKey> paid = state == State.REVERSED ? with(key) : paidBefore;
        return open(way, newEpoch, newKey, attempted(), paid, strays);
    }

    /** Returns all attempts, with the current one. */
    private List<Attempt> attempted() {
        return Stream.concat(earlier.stream(), Stream.of(new Attempt(key, route)))
                .toList();
    }

    private RefundPart open(
            Route way,
            int newEpoch,
            EffectKey newKey,
            List<Attempt> tried,
            List<EffectKey> paid,
            List<StrayPayment> left) {
        return new RefundPart(
                purpose,
                tender,
                amount,
                points,
                way,
                newEpoch,
                newKey,
                State.OPEN,
                "",
                failure,
                null,
                owedAt,
                null,
                tried,
                paid,
                left);
    }

    /** Tells whether an earlier attempt was made under this key. */
    boolean wasTriedUnder(EffectKey asked) {
        return earlier.stream().anyMatch(each -> each.key().equals(asked));
    }

    RefundPart paidLate(EffectKey earlier, String by) {
        return strayed(
                with(earlier),
                Stream.concat(strays.stream(), Stream.of(new StrayPayment(earlier, by)))
                        .toList());
    }

    /** Tells whether a payment under this key may be a stray one that is not known to have come back already. */
    boolean mayHaveStrayed(EffectKey earlier) {
        return !paidBefore.contains(earlier)
                || strays.stream().anyMatch(each -> each.key().equals(earlier));
    }

    /**
     * Returns the part without a stray payment that came back. A payment that comes back before it is reported as paid does not count when
     * that report arrives.
     */
    RefundPart withoutStray(EffectKey of) {
        List<EffectKey> paid = paidBefore.contains(of) ? paidBefore : with(of);
        return strayed(
                paid, strays.stream().filter(each -> !each.key().equals(of)).toList());
    }

    private RefundPart strayed(List<EffectKey> paid, List<StrayPayment> left) {
        return new RefundPart(
                purpose, tender, amount, points, route, epoch, key, state, reference, failure, paidAt, owedAt, statedBy,
                earlier, paid, left);
    }

    /**
     * Returns the part at the key and on the way of a stray payment, as though it had never been retried. Attempts made since count as
     * earlier ones.
     */
    RefundPart backAt(StrayPayment payment) {
        List<EffectKey> paid = (state == State.REVERSED ? with(key) : paidBefore)
                .stream().filter(each -> !each.equals(payment.key())).toList();
        Route way = earlier.stream()
                .filter(each -> each.key().equals(payment.key()))
                .map(Attempt::route)
                .findFirst()
                .orElse(route);
        List<Attempt> tried = attempted().stream()
                .filter(each -> !each.key().equals(payment.key()))
                .toList();
        List<StrayPayment> left =
                strays.stream().filter(each -> !each.equals(payment)).toList();
        return open(way, epoch + 1, payment.key(), tried, paid, left);
    }

    private List<EffectKey> with(EffectKey paid) {
        return Stream.concat(paidBefore.stream(), Stream.of(paid)).toList();
    }

    /** Returns the account's entry for this part when it is paid, or taken back, under a reference. */
    Settlement settlement(String reference, Instant at) {
        return new Settlement(
                tender.id(), amount.minor(), points, purpose == Purpose.GOODWILL, key.value(), route, reference, at);
    }
}
