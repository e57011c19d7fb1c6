package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.play.PartnerWords.ByPlace;
import io.aftersales.examples.workbench.play.PartnerWords.Interception;
import io.aftersales.examples.workbench.play.PartnerWords.KeepingBack;
import io.aftersales.examples.workbench.play.PartnerWords.Refund;
import io.aftersales.examples.workbench.play.PartnerWords.Refunds;
import io.aftersales.examples.workbench.play.PartnerWords.Sending;
import io.aftersales.examples.workbench.play.PartnerWords.Stopping;
import io.aftersales.examples.workbench.play.PartnerWords.TopUp;
import io.aftersales.examples.workbench.play.PartnerWords.Waybill;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the answers of partners. */
final class PartnerReader {
    private static final String OTHERS = "*";

    private PartnerReader() {}

    /** Reads the answers at the beginning: partners that are not named do what they are asked. */
    static PartnerWords first(JsonValue json) {
        PartnerWords named = changed(json);
        PartnerWords willing = PartnerWords.WILLING;
        return new PartnerWords(
                or(named.stop(), willing.stop()),
                or(named.intercept(), willing.intercept()),
                or(named.track(), willing.track()),
                or(named.refund(), willing.refund()),
                or(named.topUp(), willing.topUp()),
                or(named.waybill(), willing.waybill()),
                or(named.sendBack(), willing.sendBack()),
                or(named.replacement(), willing.replacement()),
                or(named.cancelReplacement(), willing.cancelReplacement()));
    }

    private static <T> @Nullable T or(@Nullable T named, @Nullable T otherwise) {
        return named == null ? otherwise : named;
    }

    /** Reads the answers that change. */
    static PartnerWords changed(JsonValue json) {
        var partners = json.fields(
                "stop",
                "intercept",
                "track",
                "refund",
                "topUp",
                "waybill",
                "sendBack",
                "replacement",
                "cancelReplacement");
        return new PartnerWords(
                partners.find("stop")
                        .map(words -> byPlace(words, KeepingBack.class, KeepingBack.STOPPED))
                        .orElse(null),
                partners.find("intercept")
                        .map(words -> byPlace(words, Interception.class, Interception.CAUGHT))
                        .orElse(null),
                partners.find("track").map(PartnerReader::scans).orElse(null),
                partners.find("refund").map(PartnerReader::refunds).orElse(null),
                word(partners.find("topUp"), TopUp.class),
                word(partners.find("waybill"), Waybill.class),
                word(partners.find("sendBack"), Sending.class),
                word(partners.find("replacement"), Sending.class),
                word(partners.find("cancelReplacement"), Stopping.class));
    }

    private static <E extends Enum<E>> @Nullable E word(Optional<JsonValue> json, Class<E> words) {
        return json.isEmpty() ? null : json.get().oneOf(words);
    }

    /** Reads one word for all places, or a word for each place that is named and for all others. */
    private static <E extends Enum<E>> ByPlace<E> byPlace(JsonValue json, Class<E> words, E willing) {
        if (!json.isObject()) {
            return ByPlace.all(json.oneOf(words));
        }
        var named = new LinkedHashMap<String, E>();
        json.entries().forEach((place, word) -> named.put(place, word.oneOf(words)));
        E others = named.getOrDefault(OTHERS, willing);
        named.remove(OTHERS);
        return new ByPlace<>(named, others);
    }

    private static Map<String, CarrierScan> scans(JsonValue json) {
        var scans = new LinkedHashMap<String, CarrierScan>();
        json.entries().forEach((parcel, word) -> {
            CarrierScan scan = word.oneOf(CarrierScan.class);
            if (scan == CarrierScan.UNKNOWN) {
                throw word.noneOf(List.of(CarrierScan.LOST, CarrierScan.IN_TRANSIT, CarrierScan.DELIVERED));
            }
            scans.put(parcel, scan);
        });
        return scans;
    }

    private static Refunds refunds(JsonValue json) {
        var lists = new EnumMap<Route, List<Refund>>(Route.class);
        if (!json.isObject()) {
            lists.put(Route.ORIGINAL, words(json));
            return new Refunds(lists, true);
        }
        var routes = json.fields("ORIGINAL", "BALANCE");
        routes.find("ORIGINAL").ifPresent(list -> lists.put(Route.ORIGINAL, words(list)));
        routes.find("BALANCE").ifPresent(list -> lists.put(Route.BALANCE, words(list)));
        return new Refunds(lists, false);
    }

    private static List<Refund> words(JsonValue json) {
        return json.elements(word -> word.oneOf(Refund.class));
    }
}
