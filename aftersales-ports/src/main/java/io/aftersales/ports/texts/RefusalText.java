package io.aftersales.ports.texts;

import io.aftersales.domain.shared.Rejection;
import java.util.HashMap;

/**
 * Renders a refusal for a reader, in the reader's language and with its facts. A front end shows this text; {@link Rejection#message()} is
 * plain English for logs and developers.
 */
public final class RefusalText {
    static final String PREFIX = "refusal.";

    /** The ending of the key of a sentence that also says how much would have been possible, for facts that include it. */
    static final String LIMITED = ".LIMITED";

    private RefusalText() {}

    /** The text of a refusal, by its code; for a refusal of the host's own without a sentence, its message. */
    public static String of(Rejection refusal, Texts texts) {
        String key = PREFIX + refusal.code();
        if (!texts.has(key)) {
            return refusal.message();
        }
        var values = new HashMap<String, Object>();
        refusal.facts().forEach((name, fact) -> {
            if (fact != null) {
                values.put(name, fact);
            }
        });
        return texts.sayFirst(values, key + LIMITED, key);
    }
}
