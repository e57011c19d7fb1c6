package io.aftersales.inmemory;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Notices;
import java.util.List;

/** Records the notices and alarms that were sent. */
public final class RecordedNotices implements Notices, Alarms {
    private final KeyedLog<Sent> notices = new KeyedLog<>();
    private final KeyedLog<Raised> alarms = new KeyedLog<>();

    /**
     * A notice that was sent.
     *
     * @param caseId the case
     * @param notice the notice with its audience
     */
    public record Sent(CaseId caseId, Notice notice) {}

    /**
     * An alarm that was raised.
     *
     * @param caseId the case
     * @param alarm the kind of alarm
     * @param detail a code, id or key
     */
    public record Raised(CaseId caseId, Alarm alarm, String detail) {}

    /** Creates an empty record. */
    public RecordedNotices() {}

    @Override
    public void send(EffectKey key, CaseId caseId, Notice notice) {
        notices.add(key, new Sent(caseId, notice));
    }

    @Override
    public void raise(EffectKey key, CaseId caseId, Alarm alarm, String detail) {
        alarms.add(key, new Raised(caseId, alarm, detail));
    }

    /** The notices that were sent, in order. */
    public List<Sent> notices() {
        return notices.all();
    }

    /** The alarms that were raised, in order. */
    public List<Raised> alarms() {
        return alarms.all();
    }
}
