package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import org.jspecify.annotations.Nullable;

/**
 * The money that an exchange settles, in minor units. The buyer pays the difference, the fee and the deduction together when they come to
 * more than nothing, and gets back what they come to below nothing.
 *
 * @param difference the settled difference: positive when the new goods are dearer, negative when they are cheaper
 * @param fee the case's own fee, which the shop keeps
 * @param deduction the amount that the shop keeps because goods came back worth less
 */
public record ExchangeTotal(long difference, long fee, long deduction) {
    /** The total when nothing is settled. */
    public static final ExchangeTotal NOTHING = new ExchangeTotal(0, 0, 0);

    /** Refuses a negative fee or deduction with an {@link IllegalArgumentException}. */
    public ExchangeTotal {
        if (fee < 0 || deduction < 0) {
            throw new IllegalArgumentException("negative fee " + fee + " or deduction " + deduction);
        }
    }

    /** Creates the total of an exchange that keeps nothing. */
    public static ExchangeTotal of(long difference) {
        return new ExchangeTotal(difference, 0, 0);
    }

    /** Returns the amount that the shop keeps. */
    public long kept() {
        return Math.addExact(fee, deduction);
    }

    /** Returns the amount that the buyer is asked for; 0 when nothing is. */
    public long asked() {
        return Math.max(0, toSettle());
    }

    /** Returns the amount that goes back to the buyer; 0 when nothing does. */
    public long paidBack() {
        return Math.max(0, -toSettle());
    }

    /**
     * Returns this total where no more than this can be given for the units now. A difference that gives the buyer more shrinks to it, and
     * what the shop keeps shrinks with it, the fee first: what the buyer was asked for stays as it was asked. This happens when the buyer
     * pays later: other units of the line were returned meanwhile, so that these carry another share of a rounded amount, or goodwill was
     * given on the order, so that less is left of it.
     *
     * @param most minor units
     */
    ExchangeTotal borneBy(long most) {
        long beyond = Math.max(0, -Math.addExact(difference, most));
        long ofFee = Math.min(beyond, fee);
        long ofDeduction = Math.min(beyond - ofFee, deduction);
        return new ExchangeTotal(difference + beyond, fee - ofFee, deduction - ofDeduction);
    }

    /**
     * Returns this total for an exchange whose new goods are on their way already, so that nothing can be asked for any more: dearer goods
     * count as even, and fee and deduction, in this order, are kept of what goes back alone.
     */
    public ExchangeTotal askingNothing() {
        long back = Math.max(0, -difference);
        long ofFee = Math.min(fee, back);
        return new ExchangeTotal(-back, ofFee, Math.min(deduction, back - ofFee));
    }

    /** Returns the total of this booking and a further one of the same exchange. */
    public ExchangeTotal plus(ExchangeTotal more) {
        return new ExchangeTotal(
                Math.addExact(difference, more.difference),
                Math.addExact(fee, more.fee),
                Math.addExact(deduction, more.deduction));
    }

    private long toSettle() {
        return Math.addExact(difference, kept());
    }

    /**
     * Returns the difference to settle for the accepted part of an exchange: all of the computed one, or the agreed one in proportion,
     * rounded half up. Never more than the computed one, in either direction.
     *
     * @param agreed the difference agreed on for the whole exchange; null for none
     * @param whole the computed difference of the whole exchange
     * @param part the computed difference of the accepted part
     */
    public static long settled(@Nullable Long agreed, long whole, long part) {
        if (agreed == null) {
            return part;
        }
        boolean samePull = Long.signum(agreed) == Long.signum(whole);
        long granted = samePull ? Math.min(Math.absExact(agreed), Math.absExact(whole)) : 0;
        if (granted == 0) {
            return 0;
        }
        long size = Apportionment.part(Math.absExact(part), granted, Math.absExact(whole));
        return part < 0 ? -size : size;
    }

    /** Tells whether a difference can be agreed on: it is between nothing and the computed one. */
    static boolean isBetween(long agreed, long computed) {
        return computed >= 0 ? agreed >= 0 && agreed <= computed : agreed <= 0 && agreed >= computed;
    }
}
