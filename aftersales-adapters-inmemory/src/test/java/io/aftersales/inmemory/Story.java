package io.aftersales.inmemory;

import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.RefundInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What came of a case and of its order, to be read and compared as a whole; what there was none of is left out. */
final class Story {
    private static final int WIDTH = 96;

    private final Bench bench;
    private final List<String> lines = new ArrayList<>();

    private Story(Bench bench) {
        this.bench = bench;
    }

    static String of(Bench bench, CaseId id) {
        var story = new Story(bench);
        story.tell(id);
        return String.join("\n", story.lines) + "\n";
    }

    private void tell(CaseId id) {
        lines.add(bench.subject(id).kind() + " " + bench.status(id));
        add("timeline", bench.timeline(id));
        OrderAccount account = bench.account(id);
        lines.add("account: paid " + account.payable() + ", refunded " + account.refunded() + ", kept " + account.kept()
                + ", owed " + account.moneyOwed() + ", held " + account.unitsHeld());
        add(
                "journal",
                bench.storage.journal(id.order()).stream().map(Story::entry).toList());
        add(
                "paid",
                bench.payments.payments().stream()
                        .map(each -> paid(each.instruction()))
                        .toList());
        add("stock", bench.warehouse.ledger().stream().map(Story::movement).toList());
        add(
                "given",
                bench.rewards.given().stream()
                        .map(each -> each.coupon().isEmpty() ? each.points() + " points" : "coupon " + each.coupon())
                        .toList());
        add(
                "marks",
                bench.orders.marks(id.order()).stream()
                        .map(each -> each.mark() + " " + each.givenBack().minor())
                        .toList());
        add("notices", bench.noticesOf(id));
        add("alarms", bench.alarmsOf(id));
        add("tickets", bench.ticketsOf(id));
    }

    private void add(String what, List<String> all) {
        if (all.isEmpty()) {
            return;
        }
        var line = new StringBuilder(what).append(": ").append(all.get(0));
        for (String next : all.subList(1, all.size())) {
            line.append(',');
            if (line.length() + next.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("   ");
            }
            line.append(' ').append(next);
        }
        lines.add(line.toString());
    }

    private static String entry(AccountEntry entry) {
        String what = entry.kind().name();
        if (entry.units() > 0) {
            return what + " " + entry.units() + " " + entry.line();
        }
        String tender = entry.tender() == null ? "" : " " + entry.tender();
        return what + (entry.amount() == 0 ? "" : " " + entry.amount()) + tender;
    }

    private static String paid(RefundInstruction instruction) {
        return instruction.amount().minor() + " on " + instruction.paymentReference() + " by " + instruction.route();
    }

    private static String movement(ScriptedWarehouse.Movement movement) {
        String goods = movement.goods().stream().map(Story::goods).collect(Collectors.joining(" "));
        Object went = movement.disposition() == null ? movement.what() : movement.disposition();
        return went + " " + goods + (movement.warehouse().isEmpty() ? "" : " at " + movement.warehouse());
    }

    private static String goods(Goods goods) {
        return goods.quantity() + " " + goods.sku();
    }
}
