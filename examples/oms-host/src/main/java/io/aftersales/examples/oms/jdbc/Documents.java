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
 * What is stored as a document, written and read. Each carries the version of its layout as {@code "v"}; records are written by their
 * components and sealed types by their stable code, so that no class can be renamed in the data's way.
 *
 * <p>Older documents are brought up version by version when they are read, and stored anew with their next change. Newer ones are
 * refused, and what is picked for work is picked among those this node knows: see {@link #VERSION} in the queries.
 */
final class Documents {
    /** The version this node writes, and the newest it reads. */
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
     * Documents of a version.
     *
     * @param upgrades what makes a document of version 2 out of one of version 1, and so on; one fewer than the version
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
     * From version 1 to 2: cases know when their order was placed and when they ended, what their buyer thinks of them, and compensations.
     * When an order was placed was not kept, so that its first case stands for it; what ended before ended at no moment that is known.
     */
    private static ObjectNode knowingTheirEnd(ObjectNode tree) {
        if (tree.path("submission") instanceof ObjectNode submission) {
            submission.set("orderedAt", submission.path("at"));
            submission.putNull("goodwill");
            tree.putNull("endedAt").putNull("score");
        }
        return tree;
    }

    /** From version 2 to 3: a compensation is more than its money. */
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

    /** As it is stored. */
    String write(Object value) {
        ObjectNode tree = mapper.valueToTree(value);
        tree.put(V, version);
        return tree.toString();
    }

    /** As it was written, by this version or an earlier one. */
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
