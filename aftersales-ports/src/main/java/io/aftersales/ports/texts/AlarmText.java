package io.aftersales.ports.texts;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.shared.CaseId;
import java.util.Map;

/** Renders an alarm for the staff: what has happened, on which case, and what to do about it. */
public final class AlarmText {
    static final String PREFIX = "alarm.";

    private AlarmText() {}

    /**
     * The text of an alarm.
     *
     * @param detail the code, id or key with which the alarm was raised
     */
    public static String of(CaseId caseId, Alarm alarm, String detail, Texts texts) {
        return texts.say(PREFIX + alarm, Map.of("case", caseId, "order", caseId.order(), "detail", detail));
    }
}
