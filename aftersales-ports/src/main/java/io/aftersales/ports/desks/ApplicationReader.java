package io.aftersales.ports.desks;

import io.aftersales.domain.cases.CaseRejection.UnknownReason;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.DeskRejection.KindNotOffered;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the application out of a command, of a kind that the shop offers and for reasons that the shop knows. */
final class ApplicationReader {
    private final ShopPolicy shop;

    ApplicationReader(ShopPolicy shop) {
        this.shop = shop;
    }

    /**
     * Reads an application. Refuses UNKNOWN_REASON for the whole order, KIND_NOT_OFFERED, and UNKNOWN_REASON for an item, in this order.
     */
    Either<Rejection, Application> read(Commands.OpenCase command) {
        String whole = command.wholeOrder();
        Optional<Reason> wholeReason =
                whole == null ? Optional.empty() : shop.cases().reason(whole);
        if (whole != null && wholeReason.isEmpty()) {
            return Either.left(new UnknownReason(whole));
        }
        return offered(command)
                .flatMap(kind -> items(command.items()))
                .map(items -> new Application(
                        command.order(),
                        command.kind(),
                        items,
                        wholeReason.orElse(null),
                        command.goodsAreHere(),
                        command.refundTo(),
                        command.exception(),
                        command.description(),
                        command.evidence()));
    }

    /** Returns the kind applied for, if the shop offers it; goods that came unannounced can only be returned for a refund. */
    private Either<Rejection, CaseKind> offered(Commands.OpenCase command) {
        CaseKind kind = command.kind();
        boolean possible = command.goodsAreHere() == null || kind == CaseKind.RETURN_REFUND;
        return possible && shop.offered().contains(kind) ? Either.right(kind) : Either.left(new KindNotOffered(kind));
    }

    private Either<Rejection, List<CaseItem>> items(List<ItemAsked> asked) {
        var items = new ArrayList<CaseItem>(asked.size());
        for (ItemAsked item : asked) {
            Optional<Reason> reason = shop.cases().reason(item.reason());
            if (reason.isEmpty()) {
                return Either.left(new UnknownReason(item.reason()));
            }
            items.add(new CaseItem(
                    item.line(), "", item.quantity(), reason.get(), item.wantedSku(), item.from(), List.of(), false));
        }
        return Either.right(items);
    }
}
