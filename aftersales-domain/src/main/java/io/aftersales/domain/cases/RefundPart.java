package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a refund that goes back on one tender, and how far it has come.
 *
 * @param purpose what it is paid for
 * @param tender the tender, as it was paid
 * @param amount how much
 * @param points how many points, for a tender of points
 * @param route the way it takes now
 * @param epoch counts definite failures; part of the key
 * @param key the key it is paid under now
 * @param state how far it has come
 * @param reference the provider's transaction id; empty until paid
 * @param failure the code of the last failure; empty if there was none
 * @param paidAt when it was paid; null before
 * @param paidBefore keys of earlier tries that were paid: taken back since, or reported after their route had been given up
 * @param strays payments that were reported after their route had been given up, and that nothing is known to have undone; one of them
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
        List<EffectKey> paidBefore,
        List<StrayPayment> strays) {

    /**
     * A payment that was reported after its route had been given up.
     *
     * @param key the key it was asked for under
     * @param reference the provider's transaction id
     */
    public record StrayPayment(EffectKey key, String reference) {}

    /** Copies the list. */
    public RefundPart {
        paidBefore = List.copyOf(paidBefore);
        strays = List.copyOf(strays);
    }

    /** What a part is paid for; the step its keys are made of. */
    public enum Purpose {
        /** Units that are back. */
        REFUND("pay"),
        /** An exchange for cheaper goods. */
        SURPLUS("surplus"),
        /** A compensation. */
        GOODWILL("goodwill"),
        /** What the buyer paid on top when nobody waited for it any more. */
        LATE_TOP_UP("topup-back");

        private final String step;

        Purpose(String step) {
            this.step = step;
        }

        String step() {
            return step;
        }
    }

    /** How far a part has come. */
    public enum State {
        /** Points, which wait until the money is paid. */
        WAITING,
        /** Under way, on some route. */
        OPEN,
        /** Paid. */
        PAID,
        /** Definitely not paid, on any route. */
        DEAD,
        /** Paid, and taken back by the provider. */
        REVERSED
    }

    /** Whether a payment provider pays it. Only these decide whether a case is refunded. */
    public boolean isMoney() {
        return tender.kind().isMoney();
    }

    /** Whether a person has to pay it by hand. */
    boolean isOpenByHand() {
        return state == State.OPEN && route == Route.OFFLINE;
    }

    /** Whether it can be tried again. */
    boolean hasFailed() {
        return state == State.DEAD || state == State.REVERSED;
    }

    /** Whether it was sent, and is not known to have come back already. */
    boolean mayBeTakenBack() {
        return state != State.WAITING && state != State.REVERSED;
    }

    boolean is(State asked) {
        return state == asked;
    }

    RefundPart paid(String by, Instant at) {
        return new RefundPart(
                purpose, tender, amount, points, route, epoch, key, State.PAID, by, failure, at, paidBefore, strays);
    }

    RefundPart in(State next, String code) {
        return new RefundPart(
                purpose, tender, amount, points, route, epoch, key, next, reference, code, paidAt, paidBefore, strays);
    }

    RefundPart reopened(Route way, int newEpoch, EffectKey newKey) {
        List<EffectKey> paid = state == State.REVERSED ? with(key) : paidBefore;
        return new RefundPart(
                purpose, tender, amount, points, way, newEpoch, newKey, State.OPEN, "", failure, null, paid, strays);
    }

    RefundPart paidLate(EffectKey earlier, String by) {
        return strayed(
                with(earlier),
                Stream.concat(strays.stream(), Stream.of(new StrayPayment(earlier, by)))
                        .toList());
    }

    /** Whether a payment under this key may be one, and is not known to have come back already. */
    boolean mayHaveStrayed(EffectKey earlier) {
        return !paidBefore.contains(earlier)
                || strays.stream().anyMatch(each -> each.key().equals(earlier));
    }

    /** What comes back before it is told to have been paid is not counted when that is told. */
    RefundPart withoutStray(EffectKey of) {
        List<EffectKey> paid = paidBefore.contains(of) ? paidBefore : with(of);
        return strayed(
                paid, strays.stream().filter(each -> !each.key().equals(of)).toList());
    }

    private RefundPart strayed(List<EffectKey> paid, List<StrayPayment> left) {
        return new RefundPart(
                purpose, tender, amount, points, route, epoch, key, state, reference, failure, paidAt, paid, left);
    }

    /** As though it had never been tried again: what was tried since is an earlier try from now on. */
    RefundPart backAt(StrayPayment payment) {
        List<EffectKey> paid = (state == State.REVERSED ? with(key) : paidBefore)
                .stream().filter(each -> !each.equals(payment.key())).toList();
        return new RefundPart(
                purpose,
                tender,
                amount,
                points,
                route,
                epoch + 1,
                payment.key(),
                State.OPEN,
                "",
                failure,
                null,
                paid,
                strays.stream().filter(each -> !each.equals(payment)).toList());
    }

    private List<EffectKey> with(EffectKey paid) {
        return Stream.concat(paidBefore.stream(), Stream.of(paid)).toList();
    }

    /** The entry that the account makes when this part was paid, or taken back, under a reference. */
    Settlement settlement(String reference, Instant at) {
        return new Settlement(
                tender.id(), amount.minor(), points, purpose == Purpose.GOODWILL, key.value(), reference, at);
    }
}
