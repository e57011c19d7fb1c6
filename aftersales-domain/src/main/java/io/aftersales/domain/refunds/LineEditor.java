package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of an account that is opened for writing, and the sums over them, which every change of a line updates. */
final class LineEditor {
    private final FrozenOrder frozen;
    private AccountLines lines;
    private Map<Integer, LineBalance> balances;
    private long held;
    private long notBack;
    private long entitled;
    private final long @Nullable [] kept;

    /** Creates an editor of lines whose units and goodwill are untouched. */
    LineEditor(FrozenOrder frozen, List<ReplacementLine> replacements) {
        this.frozen = frozen;
        this.lines = new AccountLines(frozen, replacements);
        this.balances = HashMap.empty();
        this.notBack = frozen.units();
        this.kept = keptAtFirst(frozen);
    }

    /** Creates an editor of the lines of an account in their present state. */
    LineEditor(AccountState state) {
        this.frozen = state.frozen();
        this.lines = state.lines();
        this.balances = state.balances();
        this.held = state.running().held();
        this.notBack = state.running().notBack();
        this.entitled = state.running().entitled();
        this.kept = state.running().keptByDiscount();
    }

    private static long @Nullable [] keptAtFirst(FrozenOrder frozen) {
        long[] kept = null;
        for (int j = 0; j < frozen.discounts(); j++) {
            if (frozen.rule(j) != DiscountRule.PRO_RATA) {
                kept = kept == null ? new long[frozen.discounts()] : kept;
                kept[j] = frozen.countedAtFirst(j);
            }
        }
        return kept;
    }

    AccountLines lines() {
        return lines;
    }

    Map<Integer, LineBalance> balances() {
        return balances;
    }

    RunningTotals running() {
        return new RunningTotals(held, notBack, entitled, kept);
    }

    LineBalance balance(LineId id) {
        return balances.getOrElse(lines.indexOf(id), LineBalance.untouched(id));
    }

    void put(LineBalance before, LineBalance after) {
        int i = lines.indexOf(after.line());
        balances = balances.put(i, after);
        LineTerms line = lines.get(i);
        held += after.held() - before.held();
        notBack -= after.back() - before.back();
        entitled += line.entitled(after) - line.entitled(before);
        for (int j = 0; kept != null && j < kept.length; j++) {
            if (frozen.inScope(j, line)) {
                kept[j] -= line.countedBack(after) - line.countedBack(before);
            }
        }
    }

    void open(ReplacementLine opened) {
        lines = lines.plus(opened);
    }

    /** Reduces the worth of a line that an exchange opened. */
    void devalue(LineId id, long minor) {
        LineBalance balance = balance(id);
        entitled -= lines.of(id).entitled(balance);
        lines = lines.devalued(id, minor);
        entitled += lines.of(id).entitled(balance);
    }

    void delivered(CaseId exchange, Instant at) {
        lines = lines.delivered(exchange, at);
    }

    /** Returns the lines that an exchange has opened. */
    List<ReplacementLine> openedBy(CaseId exchange) {
        return lines.replacements().stream()
                .filter(line -> line.caseId().equals(exchange))
                .toList();
    }
}
