package io.aftersales.examples.oms.shop;

import io.aftersales.domain.claims.Reason;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Words of the shop for its readers, in English and Chinese, where the library has none. */
public final class Wording {
    private static final String BUNDLE = "io.aftersales.examples.oms.shop.words";

    private Wording() {}

    /** Returns the words for a reason, as a buyer would say it; its code where the shop has no words. */
    public static String of(Reason reason, Locale language) {
        return of(reason.code(), language);
    }

    /** Returns the words for the code of a reason, as a buyer would say it; the code itself where the shop has no words. */
    public static String of(String reason, Locale language) {
        return word("reason." + reason, reason, language);
    }

    /** Returns the words for a tender by its id; the id itself where the shop has no words. */
    public static String ofTender(String tender, Locale language) {
        return word("tender." + tender, tender, language);
    }

    /** Returns the words under a key; the code itself where the shop has no words. */
    public static String word(String key, String code, Locale language) {
        ResourceBundle words = ResourceBundle.getBundle(
                BUNDLE,
                language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ROOT,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        return words.containsKey(key) ? words.getString(key) : code;
    }
}
