package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.time.Instant;
import java.util.List;

/** The lines of an account that is opened for writing, and the sums over them, which every change of a line updates. */
final class LineEditor {
    private final FrozenOrder frozen;
    private AccountLines lines;
    private Map<Integer, LineBalance> balances;
    private RunningTotals running;
    private boolean ownsRunning;

    /** Creates an editor of lines with these balances; all others are untouched. */
    LineEditor(FrozenOrder frozen, List<ReplacementLine> replacements, Iterable<LineBalance> stored) {
        this.frozen = frozen;
        this.lines = new AccountLines(frozen, replacements);
        this.balances = HashMap.empty();
        this.running = RunningTotals.atFirst(frozen);
        this.ownsRunning = true;
        stored.forEach(balance -> put(LineBalance.untouched(balance.line()), balance));
    }

    /** Creates an editor of the lines of an account in their present state. */
    LineEditor(AccountState state) {
        this.frozen = state.frozen();
        this.lines = state.lines();
        this.balances = state.balances();
        this.running = state.running();
    }

    AccountLines lines() {
        return lines;
    }

    Map<Integer, LineBalance> balances() {
        return balances;
    }

    /** Returns the sums; the caller no longer edits. */
    RunningTotals running() {
        return running;
    }

    /** Returns the sums to be changed: a copy of the account's, made once. A verb that moves money alone needs none. */
    private RunningTotals changing() {
        if (!ownsRunning) {
            running = running.copy();
            ownsRunning = true;
        }
        return running;
    }

    LineBalance balance(LineId id) {
        return balances.getOrElse(lines.indexOf(id), LineBalance.untouched(id));
    }

    void put(LineBalance before, LineBalance after) {
        int i = lines.indexOf(after.line());
        balances = balances.put(i, after);
        changing().change(frozen, lines.get(i), before, after);
    }

    void open(ReplacementLine opened) {
        lines = lines.plus(opened);
    }

    /** Changes the worth of a line that an exchange opened; {@code addedTax} is the part of the change that is tax added to the price. */
    void worthMore(LineId id, long minor, long addedTax) {
        LineBalance balance = balance(id);
        long before = lines.of(id).entitled(balance);
        lines = lines.worthMore(id, minor, addedTax);
        LineTerms now = lines.of(id);
        changing().changeEntitled(now, now.entitled(balance) - before);
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
