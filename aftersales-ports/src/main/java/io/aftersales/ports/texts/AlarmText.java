package io.aftersales.ports.texts;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.shared.CaseId;
import java.util.Map;

/** Renders an alarm for the staff: what has happened, on which case, and what is to be done about it. */
public final class AlarmText {
    static final String PREFIX = "alarm.";

    private AlarmText() {}

    /**
     * The sentence for an alarm.
     *
     * @param detail the code, id or key the alarm was raised with
     */
    public static String of(CaseId caseId, Alarm alarm, String detail, Texts texts) {
        return texts.say(PREFIX + alarm, Map.of("case", caseId, "order", caseId.order(), "detail", detail));
    }
}
