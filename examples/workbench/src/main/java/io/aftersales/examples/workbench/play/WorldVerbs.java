package io.aftersales.examples.workbench.play;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.OrderReader;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Reads the verbs about the world: time passes, the host and the partners tell something else. */
final class WorldVerbs {
    private WorldVerbs() {}

    /** Reads one of these verbs; the moment is the clock after it. */
    static StepAction read(String verb, JsonValue json, ScriptNames names, Instant clock) {
        return switch (verb) {
            case "pass" -> change(shop -> shop.passTo(clock));
            case "facts" -> facts(json, names);
            case "amend" -> amend(json, names);
            case "stock" -> {
                var stock = SkuReader.stock(json);
                yield change(shop -> shop.stock(stock));
            }
            case "prices" -> {
                var prices = SkuReader.prices(json);
                yield change(shop -> shop.prices(prices));
            }
            case "partners" -> {
                PartnerWords words = PartnerReader.changed(json);
                yield change(shop -> shop.partners().say(words));
            }
            default -> throw json.fault("unknown verb");
        };
    }

    private static StepAction facts(JsonValue json, ScriptNames names) {
        var facts = json.fields("order", "state", "parcels", "removeParcels");
        OrderId order = names.order(facts);
        OrderState state =
                facts.find("state").map(each -> each.oneOf(OrderState.class)).orElse(null);
        List<ParcelFacts> parcels = facts.elementsOf("parcels", each -> ParcelReader.read(each, names.lines(order)));
        parcels.forEach(parcel -> names.told(order, parcel.id()));
        List<String> removed = facts.elementsOf("removeParcels", each -> names.removed(order, each));
        var change = new StagedOrder.Change(state, parcels, removed);
        return change(shop -> shop.tell(order, change));
    }

    private static StepAction amend(JsonValue json, ScriptNames names) {
        OrderId order = names.order(json.anyFields());
        Either<Rejection, Amendment> part = OrderReader.amendment(json, "order");
        part.peek(more -> names.amended(order, more));
        return shop -> part.map(more -> {
            shop.amend(order, more);
            return new ActionResult.WorldChanged();
        });
    }

    private static StepAction change(Consumer<PlayedShop> how) {
        return shop -> {
            how.accept(shop);
            return Either.right(new ActionResult.WorldChanged());
        };
    }
}
