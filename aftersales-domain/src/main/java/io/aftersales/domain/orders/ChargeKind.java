package io.aftersales.domain.orders;

/**
 * The kind of a charge beside the goods. Only {@link #SHIPPING} has rules of its own: a reviewer may include or exclude it, and a fault of
 * the seller or carrier may bring it back.
 *
 * @param code upper-case name, such as {@code SHIPPING}
 */
public record ChargeKind(String code) {
    /** A shipping fee. */
    public static final ChargeKind SHIPPING = new ChargeKind("SHIPPING");

    /** A charge without a name of its own. */
    public static final ChargeKind OTHER = new ChargeKind("OTHER");

    /** Refuses a blank code. */
    public ChargeKind {
        if (code.isBlank()) {
            throw new IllegalArgumentException("charge kind is blank");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
