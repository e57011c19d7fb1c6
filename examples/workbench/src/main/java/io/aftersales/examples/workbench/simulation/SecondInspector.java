package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.shared.Actor;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Request;
import java.util.ArrayList;
import java.util.List;

/** Inspector who looks once more at goods that others have inspected, and corrects what they found. */
final class SecondInspector {
    private static final Actor INSPECTOR = Actor.inspector("iris");

    private final World world;
    private final Dice dice;

    SecondInspector(World world) {
        this.world = world;
        this.dice = world.dice();
    }

    /** Tries to correct the findings in some goods of a case, not always downwards; tells whether there are any. */
    boolean lookAgain(AfterSalesCase subject) {
        List<Inbound> inspected = subject.inbounds().stream()
                .filter(each -> each.state() == InboundState.INSPECTED
                        && !each.findings().isEmpty())
                .toList();
        if (inspected.isEmpty()) {
            return false;
        }
        Inbound goods = dice.oneOf(inspected);
        List<FoundUnits> found = restated(goods);
        world.ask(
                        "correct",
                        (desks, id) -> desks.inspections()
                                .correct(new Commands.CorrectInspection(
                                        Request.of(id, INSPECTOR), subject.id(), goods.number(), found, Orders.WORDS)))
                .ifPresentOrElse(
                        said -> said.peek(receipt -> world.docks().corrected(subject.id(), goods.number(), found)),
                        () -> world.docks().doubts(subject.id(), goods.number()));
        return true;
    }

    private List<FoundUnits> restated(Inbound goods) {
        var found = new ArrayList<FoundUnits>();
        for (Finding each : goods.findings()) {
            Grade seen = dice.oneIn(2) ? each.grade() : dice.oneOf(Orders.grades());
            long units = dice.oneIn(3) ? dice.below((int) Math.min(3, each.quantity()) + 1) : each.quantity();
            if (units > 0) {
                found.add(FoundUnits.of(each.line().value(), seen, units));
            }
        }
        return found;
    }
}
