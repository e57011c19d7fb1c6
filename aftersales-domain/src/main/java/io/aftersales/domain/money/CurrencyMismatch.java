package io.aftersales.domain.money;

import java.io.Serial;
import java.util.Currency;

/** Two currencies met in one sum: a mistake of the calling program. */
public final class CurrencyMismatch extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The two that met. */
    public CurrencyMismatch(Currency expected, Currency found) {
        super("expected " + expected + ", found " + found);
    }
}
