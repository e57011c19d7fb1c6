package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The books of an order kept once more beside its account, from what the cases say of themselves. */
final class Books {
    private final List<EffectKey> keys = new ArrayList<>(List.of(new EffectKey("nobody-knows-it")));
    private final Map<CaseId, List<EffectKey>> answering = new HashMap<>();
    private final Map<CaseId, Integer> tickets = new HashMap<>();
    private final Map<CaseId, Integer> lines = new HashMap<>();

    List<EffectKey> keys() {
        return keys;
    }

    /** The keys under which this case waits for an answer. */
    List<EffectKey> keysOf(CaseId id) {
        return answering.getOrDefault(id, keys.subList(0, 1));
    }

    /** Keys are never used again, tickets are opened and resolved in turn, timelines have no gaps. */
    void write(Change change) {
        CaseId id = change.next().id();
        for (Effect effect : change.effects()) {
            assertThat(keys).as("used before").doesNotContain(effect.key());
            keys.add(effect.key());
            if (effect.answersCase()) {
                answering.computeIfAbsent(id, key -> new ArrayList<>()).add(effect.key());
            }
            if (effect instanceof Effect.OpenTicket) {
                tickets.merge(id, 1, Integer::sum);
            } else if (effect instanceof Effect.ResolveTicket) {
                tickets.merge(id, -1, Integer::sum);
            }
        }
        assertThat(tickets.getOrDefault(id, 0))
                .as("open tickets")
                .isEqualTo(change.next().ticketOpen() ? 1 : 0);
        for (TimelineEntry entry : change.events()) {
            assertThat(entry.number()).isEqualTo(lines.merge(id, 1, Integer::sum));
        }
    }

    void check(OrderAccount account, List<AfterSalesCase> cases) {
        checkUnits(account, cases);
        checkMoney(account, cases);
        for (AfterSalesCase each : cases) {
            if (each.status().isEnd()) {
                assertThat(each.waiting().dueAt())
                        .as("an end waits for nothing")
                        .isNull();
            }
        }
    }

    private static void checkUnits(OrderAccount account, List<AfterSalesCase> cases) {
        var held = new HashMap<LineId, Long>();
        for (AfterSalesCase each : cases) {
            boolean booked = each.refund().breakdown() != null;
            if (!booked && !each.status().isEnd()) {
                each.submission().units().forEach(units -> held.merge(units.line(), units.quantity(), Long::sum));
            }
        }
        account.frozen()
                .sale()
                .lines()
                .forEach(line -> assertThat(account.line(line.id()).held())
                        .as("held on %s", line.id())
                        .isEqualTo(held.getOrDefault(line.id(), 0L)));
    }

    private static void checkMoney(OrderAccount account, List<AfterSalesCase> cases) {
        long booked = 0;
        var paid = new HashMap<TenderId, Long>();
        var owed = new HashMap<TenderId, Long>();
        for (AfterSalesCase each : cases) {
            booked += each.refund().breakdown() == null
                    ? 0
                    : each.refund().breakdown().total();
            for (RefundPart part : each.refund().parts()) {
                var side = part.state() == RefundPart.State.PAID ? paid : owed;
                side.merge(part.tender().id(), part.amount().minor(), Long::sum);
            }
        }
        assertThat(account.refunded()).isEqualTo(booked).isLessThanOrEqualTo(account.paid());
        assertThat(account.paid()).isEqualTo(booked + account.kept() + account.remaining());
        for (TenderBalance tender : account.tenders()) {
            TenderId id = tender.tender().id();
            assertThat(tender)
                    .isEqualTo(new TenderBalance(
                            tender.tender(), owed.getOrDefault(id, 0L), paid.getOrDefault(id, 0L), 0));
        }
    }
}
