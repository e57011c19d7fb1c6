package io.aftersales.domain.money;

import java.io.Serial;
import java.util.Currency;

/** Reports that two currencies met in one sum: a mistake of the calling program. */
public final class CurrencyMismatch extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with the expected and the found currency. */
    public CurrencyMismatch(Currency expected, Currency found) {
        super("expected " + expected + ", found " + found);
    }
}
