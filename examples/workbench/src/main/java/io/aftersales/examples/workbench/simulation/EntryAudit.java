package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.CaseEvent.FirstEntryMade;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks by the timelines that no person alone entered money above the limit for two persons. */
final class EntryAudit {
    private final World world;
    private final List<Entered> firsts = new ArrayList<>();
    private final List<Entered> carriedOut = new ArrayList<>();

    EntryAudit(World world) {
        this.world = world;
        for (AfterSalesCase subject : world.cases()) {
            for (TimelineEntry line : world.timeline(subject.id())) {
                read(line);
            }
        }
    }

    /**
     * Entry as a timeline tells it.
     *
     * @param subject the reference of an entry about the order's money, otherwise the case and the reference
     */
    private record Entered(Kind kind, String subject, Money amount, TimelineEntry line) {
        boolean follows(Entered first) {
            return kind == first.kind
                    && subject.equals(first.subject)
                    && amount.equals(first.amount)
                    && !line.by().isSamePersonAs(first.line.by())
                    && !isEarlierOnItsCase(line, first.line);
        }
    }

    /** Tells whether a line stands before another one of its case; clocks may be wrong, and lines of two cases have no order. */
    private static boolean isEarlierOnItsCase(TimelineEntry line, TimelineEntry other) {
        return line.caseId().equals(other.caseId()) && line.number() < other.number();
    }

    void check() {
        for (Entered each : carriedOut) {
            boolean two =
                    each.line().by().role() != Role.SYSTEM && world.rules().needsTwo(each.amount());
            if (two && firsts.stream().noneMatch(each::follows)) {
                world.log()
                        .violation(
                                world.clock().instant(),
                                each.kind() + " of " + each.amount() + " was entered by "
                                        + each.line().by() + " alone");
            }
        }
    }

    private void read(TimelineEntry line) {
        if (line.event() instanceof FirstEntryMade first) {
            firsts.add(entered(first.entry(), first.reference(), first.amount(), line));
            return;
        }
        Entered made = made(line);
        if (made != null) {
            carriedOut.add(made);
        }
    }

    private static @Nullable Entered made(TimelineEntry line) {
        CaseEvent event = line.event();
        if (event instanceof CaseEvent.MoneyCaptured it) {
            return entered(Kind.CAPTURE, it.reference(), it.amount(), line);
        }
        if (event instanceof CaseEvent.ExternalRefundRecorded it) {
            return entered(Kind.EXTERNAL_REFUND, it.reference(), it.amount(), line);
        }
        if (event instanceof CaseEvent.ExternalRefundReversed it) {
            return entered(Kind.EXTERNAL_REVERSAL, it.reference(), it.amount(), line);
        }
        if (event instanceof CaseEvent.KeptGivenBack it
                && !it.why().equals("SHORTFALL")) { // that one follows from goods that came
            return entered(Kind.KEPT_GIVEN_BACK, "", it.amount(), line);
        }
        if (event instanceof CaseEvent.ShortfallWrittenOff it) {
            return entered(Kind.SHORTFALL_WRITTEN_OFF, "", it.amount(), line);
        }
        if (event instanceof CaseEvent.ShortfallRecovered it) {
            return entered(Kind.SHORTFALL_RECOVERED, it.reference(), it.amount(), line);
        }
        return null;
    }

    private static Entered entered(Kind kind, String reference, Money amount, TimelineEntry line) {
        boolean ofCase = switch (kind) {
            case CAPTURE, EXTERNAL_REFUND, EXTERNAL_REVERSAL -> false;
            case KEPT_GIVEN_BACK, SHORTFALL_WRITTEN_OFF, SHORTFALL_RECOVERED -> true;
        };
        return new Entered(kind, ofCase ? line.caseId() + " " + reference : reference, amount, line);
    }
}
