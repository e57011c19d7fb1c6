package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of an account: the lines of the sale, which never change, followed by the lines that exchanges opened. */
final class AccountLines {
    private final FrozenOrder frozen;
    private final List<ReplacementLine> replacements;
    private final List<LineTerms> terms;

    AccountLines(FrozenOrder frozen, List<ReplacementLine> replacements) {
        this.frozen = frozen;
        this.replacements = List.copyOf(replacements);
        var own = new ArrayList<LineTerms>(replacements.size());
        for (ReplacementLine each : replacements) {
            own.add(LineTerms.replacing(frozen.line(frozen.indexOf(each.root())), each));
        }
        this.terms = own;
    }

    int count() {
        return frozen.lines() + terms.size();
    }

    LineTerms get(int i) {
        return i < frozen.lines() ? frozen.line(i) : terms.get(i - frozen.lines());
    }

    /** Returns the place of a line, or -1 when the account has no such line. */
    int indexOf(LineId line) {
        int sold = frozen.indexOf(line);
        if (sold >= 0) {
            return sold;
        }
        for (int r = 0; r < terms.size(); r++) {
            if (terms.get(r).id().equals(line)) {
                return frozen.lines() + r;
            }
        }
        return -1;
    }

    /** Returns the places of the lines of a claim. */
    int[] placesOf(List<ClaimedUnits> claimed) {
        int[] places = new int[claimed.size()];
        for (int u = 0; u < places.length; u++) {
            places[u] = indexOf(claimed.get(u).line());
        }
        return places;
    }

    LineTerms of(LineId line) {
        int i = indexOf(line);
        if (i < 0) {
            throw new IllegalArgumentException("the order has no line " + line);
        }
        return get(i);
    }

    /** Returns the differences settled in exchanges of goods of a part of the order. */
    long differences(int part) {
        long sum = 0;
        for (int r = 0; r < terms.size(); r++) {
            sum += terms.get(r).part().number() == part ? replacements.get(r).difference() : 0;
        }
        return sum;
    }

    List<ReplacementLine> replacements() {
        return replacements;
    }

    AccountLines plus(ReplacementLine opened) {
        var all = new ArrayList<>(replacements);
        all.add(opened);
        return new AccountLines(frozen, all);
    }

    /** Returns a copy in which a line of an exchange is worth more, or less. */
    AccountLines worthMore(LineId line, long minor, long addedTax) {
        var all = new ArrayList<>(replacements);
        all.replaceAll(each -> each.line().equals(line) ? each.worthMore(minor, addedTax) : each);
        return new AccountLines(frozen, all);
    }

    /** Returns a copy in which the goods of an exchange are delivered. */
    AccountLines delivered(CaseId exchange, Instant at) {
        var all = new ArrayList<>(replacements);
        all.replaceAll(
                each -> each.caseId().equals(exchange) && each.deliveredAt() == null ? each.delivered(at) : each);
        return new AccountLines(frozen, all);
    }

    /** Makes an id that no line has: the root's id, the number of the case, and a counter when one line became several. */
    LineId idFor(LineId root, CaseId exchange) {
        LineId id = idFor(root, "/" + exchange.number());
        for (int n = 2; indexOf(id) >= 0; n++) {
            id = idFor(root, "/" + exchange.number() + "." + n);
        }
        return id;
    }

    private static LineId idFor(LineId root, String suffix) {
        String start = root.value();
        int room = LineId.MAX_LENGTH - suffix.length();
        return LineId.of(start.substring(0, Math.min(start.length(), room)) + suffix);
    }
}
