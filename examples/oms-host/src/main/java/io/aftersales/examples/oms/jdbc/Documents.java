package io.aftersales.examples.oms.jdbc;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.domain.tickets.TicketEvent;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads JSON documents, each with the version of its layout in the field {@code "v"}. Records are written by their components
 * and sealed types by their stable code, so that a class can be renamed without a change of stored data.
 *
 * <p>An older document is upgraded version by version when it is read, and stored in the new version with its next change. A newer document
 * is refused with {@link UnknownDocument}; the queries that pick due work use {@link #VERSION} to select only documents this node can read.
 */
final class Documents {
    /** Version this node writes, and the newest it reads. */
    static final int VERSION = 3;

    private static final String V = "v";
    private static final List<Class<?>> SEALED =
            List.of(Effect.class, CaseEvent.class, Outcome.class, RuleAction.class, TicketEvent.class, Gift.class);

    private static final Set<String> OF_GOODWILL = Set.of("GOODWILL_PROPOSED", "GOODWILL_GRANTED");

    private final JsonMapper mapper;
    private final int version;
    private final List<UnaryOperator<ObjectNode>> upgrades;

    Documents() {
        this(VERSION, List.of(Documents::knowingTheirEnd, Documents::givingGifts));
    }

    /**
     * Creates documents of a version, with the upgrades from all earlier versions.
     *
     * @param version the version to write
     * @param upgrades the steps from version 1 to 2, from 2 to 3, and so on; one fewer than the version
     */
    Documents(int version, List<UnaryOperator<ObjectNode>> upgrades) {
        if (upgrades.size() != version - 1) {
            throw new IllegalArgumentException("from version 1 to " + version + " with " + upgrades.size() + " steps");
        }
        this.version = version;
        this.upgrades = List.copyOf(upgrades);
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(JsonText.module())
                .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(Visibility.NONE))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        for (Class<?> family : SEALED) {
            builder.addMixIn(family, ByCode.class);
            for (Class<?> subtype : family.getPermittedSubclasses()) {
                builder.registerSubtypes(new NamedType(subtype, UpperSnake.of(subtype)));
            }
        }
        this.mapper = builder.build();
    }

    /**
     * Upgrades from version 1 to 2, which adds the time the order was placed, the end of the case, the buyer's score and goodwill. Version
     * 1 did not keep the time the order was placed, so the opening of the case stands for it; the end of a case is unknown.
     */
    private static ObjectNode knowingTheirEnd(ObjectNode tree) {
        if (tree.path("submission") instanceof ObjectNode submission) {
            submission.set("orderedAt", submission.path("at"));
            submission.putNull("goodwill");
            tree.putNull("endedAt").putNull("score");
        }
        return tree;
    }

    /** Upgrades from version 2 to 3, in which goodwill is money, gifts or both. */
    private static ObjectNode givingGifts(ObjectNode tree) {
        if (tree.path("submission") instanceof ObjectNode submission
                && tree.path("refund") instanceof ObjectNode refund) {
            JsonNode money = submission.remove("goodwill");
            submission.putNull("compensation");
            if (money instanceof ObjectNode) {
                ObjectNode compensation = submission.putObject("compensation");
                compensation.set("money", money);
                compensation.put("giftsWorth", 0).putArray("gifts");
            }
            refund.putArray("gifts");
        }
        if (tree.path("event") instanceof ObjectNode event
                && OF_GOODWILL.contains(event.path("type").asString())) {
            event.putArray("gifts");
        }
        return tree;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface ByCode {}

    /** Writes a value as a document of the current version. */
    String write(Object value) {
        ObjectNode tree = mapper.valueToTree(value);
        tree.put(V, version);
        return tree.toString();
    }

    /** Reads a document of this or an earlier version; refuses a newer one with {@link UnknownDocument}. */
    <T> T read(String text, Class<T> type) {
        ObjectNode tree = (ObjectNode) mapper.readTree(text);
        int written = tree.path(V).asInt(0);
        if (written < 1 || written > version) {
            throw new UnknownDocument(type.getSimpleName() + " of version " + written + ", known up to " + version);
        }
        tree.remove(V);
        for (int from = written; from < version; from++) {
            tree = upgrades.get(from - 1).apply(tree);
        }
        return mapper.treeToValue(tree, type);
    }
}
