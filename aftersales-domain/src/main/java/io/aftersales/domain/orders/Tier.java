package io.aftersales.domain.orders;

/**
 * A tier of a threshold promotion, frozen at purchase: an amount off at a threshold, or an amount off for every multiple of it.
 *
 * @param type the meaning of the threshold
 * @param threshold minor units of goods, after the lines' own discounts and before discounts of the order
 * @param off minor units deducted
 */
public record Tier(Type type, long threshold, long off) {

    /** The meaning of a tier's threshold. */
    public enum Type {
        /** The amount is deducted once, when the goods reach the threshold. */
        SPEND,
        /** The amount is deducted as many times as the threshold fits into the goods. */
        EVERY
    }

    /** Creates a tier that deducts {@code off} once, when the goods reach {@code threshold}. */
    public static Tier spend(long threshold, long off) {
        return new Tier(Type.SPEND, threshold, off);
    }

    /** Creates a tier that deducts {@code off} for every {@code threshold} spent. */
    public static Tier every(long threshold, long off) {
        return new Tier(Type.EVERY, threshold, off);
    }

    boolean isPossible() {
        return off >= 0 && (type == Type.SPEND ? threshold >= 0 : threshold >= 1);
    }

    /**
     * Returns the discount that the tier grants to goods of this worth; never more than {@code most}, which also keeps it within a {@code
     * long}.
     */
    public long granted(long goods, long most) {
        if (type == Type.SPEND) {
            return goods >= threshold ? Math.min(off, most) : 0;
        }
        long times = goods / threshold;
        return off != 0 && times > most / off ? most : Math.min(times * off, most);
    }
}
