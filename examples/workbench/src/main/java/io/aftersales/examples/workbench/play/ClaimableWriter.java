package io.aftersales.examples.workbench.play;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.goods.Claimable;
import java.time.Instant;
import java.util.List;

/** Writes what can be claimed, by line and place. */
final class ClaimableWriter {
    private ClaimableWriter() {}

    static void write(ArrayNode json, List<Claimable> claimable) {
        for (Claimable each : claimable) {
            ObjectNode place = json.addObject();
            place.put("line", each.line().value())
                    .put("place", each.place().value())
                    .put("stage", each.stage().name())
                    .put("free", each.free())
                    .put("whole", each.whole());
            ObjectNode kinds = place.putObject("kinds");
            each.kinds().forEach((kind, possible) -> kind(kinds.putObject(kind.name()), possible));
        }
    }

    private static void kind(ObjectNode json, Claimable.Kind possible) {
        if (possible.refusal() != null) {
            json.put("refused", possible.refusal().code());
        }
        possible.reasons().forEach((reason, terms) -> {
            Instant until = terms.until();
            json.putObject(reason)
                    .put("until", until == null ? null : until.toString())
                    .put("evidence", terms.evidence());
        });
    }
}
