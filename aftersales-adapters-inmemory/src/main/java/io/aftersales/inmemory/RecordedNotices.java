package io.aftersales.inmemory;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Tickets;
import java.util.List;

/** Everything people were told: notices, alarms, and which cases need somebody. */
public final class RecordedNotices implements Notices, Alarms, Tickets {
    private final Once<Sent> notices = new Once<>();
    private final Once<Raised> alarms = new Once<>();
    private final Once<TicketMove> tickets = new Once<>();

    /**
     * A notice that was sent.
     *
     * @param caseId the case
     * @param notice what was told to whom
     */
    public record Sent(CaseId caseId, Notice notice) {}

    /**
     * An alarm that was raised.
     *
     * @param caseId the case
     * @param alarm which
     * @param detail a code, id or key
     */
    public record Raised(CaseId caseId, Alarm alarm, String detail) {}

    /**
     * A ticket that was opened or resolved.
     *
     * @param caseId the case
     * @param need what for; empty when it was resolved
     */
    public record TicketMove(CaseId caseId, String need) {}

    /** Nobody was told anything. */
    public RecordedNotices() {}

    @Override
    public void send(EffectKey key, CaseId caseId, Notice notice) {
        notices.add(key, new Sent(caseId, notice));
    }

    @Override
    public void raise(EffectKey key, CaseId caseId, Alarm alarm, String detail) {
        alarms.add(key, new Raised(caseId, alarm, detail));
    }

    @Override
    public void open(EffectKey key, CaseId caseId, String need) {
        tickets.add(key, new TicketMove(caseId, need));
    }

    @Override
    public void resolve(EffectKey key, CaseId caseId) {
        tickets.add(key, new TicketMove(caseId, ""));
    }

    /** The notices, in order. */
    public List<Sent> notices() {
        return notices.all();
    }

    /** The alarms, in order. */
    public List<Raised> alarms() {
        return alarms.all();
    }

    /** The tickets opened and resolved, in order. */
    public List<TicketMove> tickets() {
        return tickets.all();
    }
}
