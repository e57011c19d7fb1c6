package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The books of an order kept once more beside its account, from what the cases say of themselves. */
final class Books {
    private final List<EffectKey> keys = new ArrayList<>(List.of(new EffectKey("nobody-knows-it")));
    private final Set<EffectKey> used = new HashSet<>();
    private final Map<CaseId, List<EffectKey>> answering = new HashMap<>();
    private final Map<CaseId, Integer> tickets = new HashMap<>();
    private final Map<CaseId, Integer> opened = new HashMap<>();
    private final Map<CaseId, EffectKey> heard = new HashMap<>();
    private final Map<CaseId, Integer> lines = new HashMap<>();
    private final Map<LineId, Long> back = new HashMap<>();
    private final Map<LineId, Long> moved = new HashMap<>();
    private final Map<LineId, Long> reshipped = new HashMap<>();
    private final Map<TenderId, Long> external = new HashMap<>();
    private final Map<TenderId, Long> captured = new HashMap<>();
    private final Map<CaseId, Long> further = new HashMap<>();
    private final Map<CaseId, Long> surpluses = new HashMap<>();
    private final Set<CaseId> exchanged = new HashSet<>();
    private final Map<CaseId, Map<LineId, Long>> sentEarly = new HashMap<>();
    private final Map<CaseId, Map<LineId, Long>> givenBack = new HashMap<>();
    private long topUps;

    List<EffectKey> keys() {
        return keys;
    }

    /** The keys under which this case waits for an answer. */
    List<EffectKey> keysOf(CaseId id) {
        return answering.getOrDefault(id, keys.subList(0, 1));
    }

    /** The case that waits for an answer under this key. */
    CaseId caseOf(EffectKey key) {
        return answering.entrySet().stream()
                .filter(each -> each.getValue().contains(key))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Keys are never used again, tickets are opened and resolved in turn, timelines have no gaps. */
    void write(@Nullable AfterSalesCase before, Change change) {
        follow(before, change);
        CaseId id = change.next().id();
        for (Effect effect : change.effects()) {
            assertThat(used.add(effect.key()))
                    .as("%s was used before", effect.key())
                    .isTrue();
            keys.add(effect.key());
            if (effect.answersCase()) {
                answering.computeIfAbsent(id, key -> new ArrayList<>()).add(effect.key());
            }
            hear(id, effect);
        }
        assertThat(tickets.getOrDefault(id, 0))
                .as("open tickets")
                .isEqualTo(change.next().attention().needed() ? 1 : 0);
        for (TimelineEntry entry : change.events()) {
            assertThat(entry.number()).isEqualTo(lines.merge(id, 1, Integer::sum));
        }
    }

    /** What a ticket hears follows what the tickets of the case heard last. */
    private void hear(CaseId id, Effect effect) {
        if (effect instanceof Effect.OpenTicket open) {
            tickets.merge(id, 1, Integer::sum);
            assertThat(open.number()).isEqualTo(opened.merge(id, 1, Integer::sum));
        } else if (effect instanceof Effect.ResolveTicket) {
            tickets.merge(id, -1, Integer::sum);
        } else if (!(effect instanceof Effect.TellTicket)) {
            return;
        }
        assertThat(effect.follows().orElse(null)).as("%s", effect).isEqualTo(heard.put(id, effect.key()));
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

    /** A unit is held, back or replaced, and never two of these. */
    private void checkUnits(OrderAccount account, List<AfterSalesCase> cases) {
        var held = new HashMap<LineId, Long>();
        for (AfterSalesCase each : cases) {
            boolean booked = each.refund().breakdown() != null;
            if (sentEarly.containsKey(each.id())) {
                sentEarly.get(each.id()).forEach((line, units) -> held.merge(line, units, Long::sum));
                if (!each.status().isEnd()) {
                    replaced(each, account).forEach(units -> held.merge(units.line(), units.quantity(), Long::sum));
                }
            } else if (!booked && !each.status().isEnd()) {
                unitsOf(each, account).forEach(units -> held.merge(units.line(), units.quantity(), Long::sum));
                boolean exchangedAlready = exchanged.contains(each.id());
                // An appeal claims again what was not sent before it.
                Appeal appeal = each.review().appeal();
                int before = appeal == null ? 0 : appeal.inbounds();
                each.inbounds().stream()
                        .filter(inbound -> inbound.number() > before)
                        .filter(inbound -> !exchangedAlready && inbound.state() == InboundState.NOT_COMING)
                        .flatMap(inbound -> inbound.remaining().stream())
                        .forEach(units -> held.merge(units.line(), -units.quantity(), Long::sum));
            }
        }
        account.frozen().sale().lines().forEach(line -> checkLine(account, line.id(), line.quantity(), held));
        account.replacements().forEach(line -> checkLine(account, line.line(), line.quantity(), held));
        assertThat(account.unitsHeld())
                .isEqualTo(held.values().stream().mapToLong(Long::longValue).sum());
    }

    private void checkLine(OrderAccount account, LineId line, long quantity, Map<LineId, Long> held) {
        LineBalance balance = account.line(line);
        assertThat(balance.held()).as("held on %s", line).isEqualTo(held.getOrDefault(line, 0L));
        assertThat(balance.back()).as("back on %s", line).isEqualTo(back.getOrDefault(line, 0L));
        assertThat(balance.moved().units()).as("exchanged on %s", line).isEqualTo(moved.getOrDefault(line, 0L));
        assertThat(balance.sentAgain())
                .as("sent again on %s", line)
                .isEqualTo(reshipped.getOrDefault(line, 0L)); // goods sent again may be faulty too
        assertThat(balance.held() + balance.back() + balance.moved().units()).isLessThanOrEqualTo(quantity);
        assertThat(account.unitsLeft(line))
                .isEqualTo(quantity
                        - balance.held()
                        - balance.back()
                        - balance.moved().units());
    }

    private static List<Units> unitsOf(AfterSalesCase each, OrderAccount account) {
        List<Units> replaced = replaced(each, account);
        return replaced.isEmpty() ? each.submission().units() : replaced;
    }

    private static List<Units> replaced(AfterSalesCase each, OrderAccount account) {
        return account.replacements().stream()
                .filter(line -> line.caseId().equals(each.id()))
                .map(line -> new Units(line.line(), line.quantity()))
                .toList();
    }

    /** What an exchange holds of the old goods whose new ones went out early: all but what is booked, and what the buyer paid for. */
    private void followEarly(@Nullable AfterSalesCase before, AfterSalesCase next, CaseEvent event) {
        Map<LineId, Long> old = sentEarly.get(next.id());
        if (event instanceof CaseEvent.ReleasedEarly && next.kind() == CaseKind.EXCHANGE) {
            sentEarly.put(next.id(), counted(next.advance().units()));
        } else if (old == null) {
            return;
        } else if (event instanceof CaseEvent.ExchangeBooked booked) {
            booked.swaps().forEach(swap -> old.merge(swap.line(), -swap.quantity(), Long::sum));
        } else if (event instanceof CaseEvent.ReturnReceived received) {
            Inbound late = before.inbounds().get(received.inbound() - 1);
            Map<LineId, Long> back = givenBack.getOrDefault(next.id(), Map.of());
            if (late.state() == InboundState.NOT_COMING) {
                counted(PlacedUnits.byLine(late.remaining()))
                        .forEach((line, units) ->
                                old.merge(line, Math.min(units, back.getOrDefault(line, 0L)), Long::sum));
            }
        } else if (event instanceof CaseEvent.ReplacementGivenUp) {
            sentEarly.remove(next.id());
        } else if (event instanceof CaseEvent.ExchangeCompleted) {
            old.clear();
        }
    }

    /** Once nothing is expected any more, an exchange lets go of the old goods that are not short, or that the buyer has paid for. */
    private void letGo(AfterSalesCase next, Change change) {
        Map<LineId, Long> old = sentEarly.get(next.id());
        boolean looked = change.events().stream()
                .anyMatch(entry -> entry.event() instanceof CaseEvent.FindingsRecorded
                        || entry.event() instanceof CaseEvent.RestNotPosted
                        || entry.event() instanceof CaseEvent.ShortfallRecovered);
        if (old == null || !looked || next.counting().stream().anyMatch(Inbound::isPending)) {
            return;
        }
        Shortfall found = next.advance().shortfall();
        boolean paid = found == null || (!found.isOpen() && found.writtenOff() == 0);
        boolean now = change.events().stream().anyMatch(entry -> entry.event() instanceof CaseEvent.ShortfallRecovered);
        if (paid || (now && !found.isOpen())) {
            givenBack.merge(next.id(), Map.copyOf(old), (was, is) -> is.isEmpty() ? was : is);
            old.clear();
        }
    }

    private static Map<LineId, Long> counted(List<Units> units) {
        var counted = new HashMap<LineId, Long>();
        units.forEach(each -> counted.merge(each.line(), each.quantity(), Long::sum));
        return counted;
    }

    /**
     * The units that were released when the others were paid: those of every stop that failed, once the last answer is in and unless a person
     * pays for goods of which nothing was stopped.
     */
    private static List<Units> notStopped(AfterSalesCase next, Change change) {
        List<GoodsStop> stops = next.stops();
        assertThat(stops)
                .as("no money before the last answer")
                .noneMatch(stop -> stop.state() == GoodsStop.State.ASKED);
        var failed = new HashMap<LineId, Long>();
        stops.stream()
                .filter(stop -> stop.state() == GoodsStop.State.NOT_STOPPED)
                .forEach(
                        stop -> stop.units().forEach(units -> failed.merge(units.line(), units.quantity(), Long::sum)));
        boolean nothing = next.submission().units().stream()
                .allMatch(units -> units.quantity() == failed.getOrDefault(units.line(), 0L));
        boolean byPerson = change.events().get(0).by().role().isStaff();
        assertThat(nothing && !failed.isEmpty() && !byPerson)
                .as("money for goods of which nothing was stopped")
                .isFalse();
        List<Units> told = change.events().stream()
                .filter(entry -> entry.event() instanceof CaseEvent.GoodsNotStopped)
                .flatMap(entry -> ((CaseEvent.GoodsNotStopped) entry.event()).units().stream())
                .toList();
        Map<LineId, Long> released = new HashMap<>();
        told.forEach(units -> released.merge(units.line(), units.quantity(), Long::sum));
        assertThat(released).as("released and told").isEqualTo(nothing ? Map.of() : failed);
        return told;
    }

    /** What became of units, from what the cases tell. */
    private void follow(@Nullable AfterSalesCase before, Change change) {
        AfterSalesCase next = change.next();
        boolean wasBooked = before != null && before.refund().breakdown() != null;
        if (!wasBooked && next.refund().breakdown() != null) {
            boolean inspected = next.inspection() != null && !exchanged.contains(next.id());
            List<Units> paid = inspected ? next.inspection().accepted() : unitsOf(next, change.account());
            if (next.gaveEarly()) {
                paid = next.advance().units();
            }
            paid.forEach(units -> back.merge(units.line(), units.quantity(), Long::sum));
            notStopped(next, change).forEach(units -> back.merge(units.line(), -units.quantity(), Long::sum));
        }
        for (TimelineEntry entry : change.events()) {
            followEarly(before, next, entry.event());
            if (entry.event() instanceof CaseEvent.ExchangeBooked booked) {
                exchanged.add(next.id());
                surpluses.put(next.id(), surplus(next));
                booked.swaps().forEach(swap -> moved.merge(swap.line(), swap.quantity(), Long::sum));
            } else if (entry.event() instanceof CaseEvent.ReshipDelivered) {
                next.submission().units().forEach(units -> reshipped.merge(units.line(), units.quantity(), Long::sum));
            } else if (entry.event() instanceof CaseEvent.TopUpPaid paid) {
                topUps += paid.amount().minor();
            } else if (entry.event() instanceof CaseEvent.ShortfallRecovered paid) {
                topUps += paid.amount().minor();
                assertThat(further(before, change))
                        .isLessThanOrEqualTo(paid.amount().minor());
            } else if (entry.event() instanceof CaseEvent.TopUpPaidLate paid) {
                topUps += paid.amount().minor();
            } else if (entry.event() instanceof CaseEvent.ExternalRefundRecorded elsewhere) {
                external.merge(elsewhere.tender(), elsewhere.amount().minor(), Long::sum);
            } else if (entry.event() instanceof CaseEvent.ExternalRefundReversed reversed) {
                TenderId tender = change.account().externals().stream()
                        .filter(each -> each.reference().equals(reversed.reference()))
                        .findFirst()
                        .orElseThrow()
                        .tender();
                external.merge(tender, -reversed.amount().minor(), Long::sum);
                further(before, change);
            } else if (entry.event() instanceof CaseEvent.KeptGivenBack given) {
                assertThat(further(before, change))
                        .isLessThanOrEqualTo(given.amount().minor());
            } else if (entry.event() instanceof CaseEvent.MoneyCaptured later) {
                captured.merge(later.tender(), later.amount().minor(), Long::sum);
                assertThat(further(before, change))
                        .isLessThanOrEqualTo(later.amount().minor());
            } else if (entry.event() instanceof CaseEvent.OrderAmended) {
                further(before, change);
            } else if (entry.event() instanceof CaseEvent.TopUpTakenBack back) {
                external.merge(
                        next.replacement().difference().tender(), back.amount().minor(), Long::sum);
            }
        }
        letGo(next, change);
    }

    private static long surplus(AfterSalesCase next) {
        return next.refund().parts().stream()
                .filter(part -> part.purpose() == RefundPart.Purpose.SURPLUS)
                .mapToLong(part -> part.amount().minor())
                .sum();
    }

    /** Counts what a case pays beside its booking, and returns what it pays more now. */
    private long further(@Nullable AfterSalesCase before, Change change) {
        List<RefundPart> known = before == null ? List.of() : before.refund().parts();
        long more = change.next().refund().parts().stream()
                .skip(known.size())
                .mapToLong(part -> part.amount().minor())
                .sum();
        further.merge(change.next().id(), more, Long::sum);
        return more;
    }

    /** What goes back is never more than what was paid, and what was paid is given back, kept, or left. */
    private void checkMoney(OrderAccount account, List<AfterSalesCase> cases) {
        long booked = 0;
        var paid = new HashMap<TenderId, Long>();
        var owed = new HashMap<TenderId, Long>();
        for (AfterSalesCase each : cases) {
            long refund = 0;
            for (RefundPart part : each.refund().parts()) {
                var side = part.state() == RefundPart.State.PAID ? paid : owed;
                side.merge(part.tender().id(), part.amount().minor(), Long::sum);
                booked += part.amount().minor();
                refund += part.purpose() == RefundPart.Purpose.LATE_TOP_UP
                        ? 0
                        : part.amount().minor();
            }
            RefundBreakdown breakdown = each.refund().breakdown();
            long surplus = surpluses.getOrDefault(each.id(), 0L);
            long total = (breakdown == null ? 0 : breakdown.payout()) + surplus;
            assertThat(refund).isEqualTo(total + further.getOrDefault(each.id(), 0L));
        }
        long elsewhere = external.values().stream().mapToLong(Long::longValue).sum();
        long sold = account.frozen().payable();
        assertThat(account.payable()).isEqualTo(sold + topUps);
        long later = captured.values().stream().mapToLong(Long::longValue).sum();
        assertThat(account.captured())
                .isEqualTo(account.frozen().sale().tenders().stream()
                                .mapToLong(Tender::captured)
                                .sum()
                        + topUps
                        + later);
        assertThat(booked - topUps).isLessThanOrEqualTo(sold);
        assertThat(account.paidOut()).isEqualTo(booked);
        assertThat(account.refunded()).isGreaterThanOrEqualTo(booked);
        if (account.captured() == account.payable()) {
            long left =
                    account.tenders().stream().mapToLong(TenderBalance::left).sum();
            assertThat(Math.min(left, account.refunded() - booked))
                    .as("refunded and not paid out, although there is money for it")
                    .isZero();
        }
        assertThat(account.external()).isEqualTo(elsewhere);
        assertThat(account.payable())
                .isEqualTo(account.refunded() + account.kept() + account.external() + account.remaining());
        for (TenderBalance tender : account.tenders()) {
            TenderId id = tender.tender().id();
            assertThat(tender)
                    .isEqualTo(new TenderBalance(
                            tender.tender(),
                            tender.tender().captured() + captured.getOrDefault(id, 0L),
                            owed.getOrDefault(id, 0L),
                            paid.getOrDefault(id, 0L),
                            external.getOrDefault(id, 0L)));
            assertThat(tender.booked()).isLessThanOrEqualTo(tender.captured());
        }
    }
}
