package io.aftersales.ports.texts;

import io.aftersales.domain.shared.Rejection;
import java.util.HashMap;

/**
 * Renders a refusal for a reader, in the reader's language and with its facts. {@link Rejection#message()} is plain English for logs and
 * developers; this is what a front end shows.
 */
public final class RefusalText {
    static final String PREFIX = "refusal.";

    private RefusalText() {}

    /** The sentence for the code of a refusal; a refusal of the host's own that has none says its message. */
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
        return texts.say(key, values);
    }
}
