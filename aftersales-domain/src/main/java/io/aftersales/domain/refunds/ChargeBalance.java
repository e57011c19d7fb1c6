package io.aftersales.domain.refunds;

/**
 * The balance of one charge of an order in minor units.
 *
 * @param charge the id of the charge
 * @param paid the amount refunded of it
 * @param goodwill the goodwill given for it, while it is a shipping fee
 */
public record ChargeBalance(String charge, long paid, long goodwill) {

    static ChargeBalance untouched(String charge) {
        return new ChargeBalance(charge, 0, 0);
    }

    ChargeBalance pay(long minor) {
        return new ChargeBalance(charge, paid + minor, goodwill);
    }

    ChargeBalance give(long minor) {
        return new ChargeBalance(charge, paid, goodwill + minor);
    }

    long taken() {
        return paid + goodwill;
    }
}
