package io.aftersales.domain.orders;

/**
 * One step of a threshold promotion, frozen at purchase: spend so much, get so much off; or so much off for every so much.
 *
 * @param type how the threshold is read
 * @param threshold minor units of goods, after the lines' own discounts and before discounts of the order
 * @param off minor units taken off
 */
public record Tier(Type type, long threshold, long off) {

    /** How the threshold is read. */
    public enum Type {
        /** Once, when the goods reach the threshold. */
        SPEND,
        /** As many times as the threshold fits into the goods. */
        EVERY
    }

    /** Spend {@code threshold}, get {@code off}. */
    public static Tier spend(long threshold, long off) {
        return new Tier(Type.SPEND, threshold, off);
    }

    /** {@code off} for every {@code threshold} spent. */
    public static Tier every(long threshold, long off) {
        return new Tier(Type.EVERY, threshold, off);
    }

    boolean isPossible() {
        return off >= 0 && (type == Type.SPEND ? threshold >= 0 : threshold >= 1);
    }

    /** What it grants to goods of this worth; never more than {@code most}, which also keeps it within a {@code long}. */
    public long granted(long goods, long most) {
        if (type == Type.SPEND) {
            return goods >= threshold ? Math.min(off, most) : 0;
        }
        long times = goods / threshold;
        return off != 0 && times > most / off ? most : Math.min(times * off, most);
    }
}
