package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/**
 * Two colleagues who enter money. The first one enters it; where the entry waits, the second one makes the same. Now and then the first one
 * tries it alone once more.
 */
final class TwoPersons {
    /** Entry of money, as a person sends it. */
    interface Entry {
        Either<Rejection, Receipt> sent(AfterSales desks, CommandId id, Actor by);
    }

    private final World world;
    private final Actor first;
    private final Actor second;

    TwoPersons(World world, Actor first, Actor second) {
        this.world = world;
        this.first = first;
        this.second = second;
    }

    /** Makes an entry; returns whether it was carried out. */
    boolean enter(String what, Entry entry) {
        List<WaitingEntry> before = waiting();
        Optional<Either<Rejection, Receipt>> answer = ask(what, entry, first);
        boolean waits = answer.filter(TwoPersons::isRefusedAlone).isPresent() || !before.containsAll(waiting());
        if (!waits) {
            return isGranted(answer);
        }
        if (world.dice().oneIn(4) && isGranted(ask(what + " alone", entry, first))) {
            world.broken(what + ": entered by " + first + " alone once more");
        }
        return isGranted(ask(what + " as the second", entry, second));
    }

    /** Makes the entry of the first person alone. */
    void begin(String what, Entry entry) {
        ask(what, entry, first);
    }

    private Optional<Either<Rejection, Receipt>> ask(String what, Entry entry, Actor by) {
        return world.ask(what, (desks, id) -> entry.sent(desks, id, by));
    }

    private List<WaitingEntry> waiting() {
        return world.account().map(OrderAccount::waiting).orElse(List.of());
    }

    /** Tells whether the same entry of the same person waits from earlier. */
    private static boolean isRefusedAlone(Either<Rejection, Receipt> answer) {
        return answer.isLeft() && answer.getLeft().code().equals("SECOND_PERSON_NEEDED");
    }

    private static boolean isGranted(Optional<Either<Rejection, Receipt>> answer) {
        return answer.filter(Either::isRight).isPresent();
    }
}
