package io.aftersales.domain.shared;

/**
 * The id of a case: its order and its number on that order, counted from 1. No generator is needed, and the id leads to the order's shard.
 *
 * @param order the order the case belongs to
 * @param number 1 for the first case of the order
 */
public record CaseId(OrderId order, int number) {

    /** Refuses a number below 1. */
    public CaseId {
        if (number < 1) {
            throw new IllegalArgumentException("case number " + number + " is below 1");
        }
    }

    /** Parses a case id such as {@code 1001.2}; the part after the last dot is the number. */
    public static CaseId parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("not a case id: " + text);
        }
        try {
            return new CaseId(OrderId.of(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a case id: " + text, e);
        }
    }

    /** Returns the id as text, such as {@code 1001.2}. */
    @Override
    public String toString() {
        return order + "." + number;
    }
}
