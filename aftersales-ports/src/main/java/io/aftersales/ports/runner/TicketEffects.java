package io.aftersales.ports.runner;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.shared.CaseId;

/** Where tickets hear of their cases. Each call may come again under the same key, and is heard once. */
public interface TicketEffects {

    /** A case needs a person. */
    void open(CaseId id, Effect.OpenTicket need);

    /** Something was done about a case that still needs a person. */
    void tell(CaseId id, Effect.TellTicket done);

    /** A case needs nobody any more. */
    void resolve(CaseId id, Effect.ResolveTicket end);
}
