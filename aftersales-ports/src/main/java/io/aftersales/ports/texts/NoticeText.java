package io.aftersales.ports.texts;

import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.shared.CaseId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Renders a notice for its audience. */
public final class NoticeText {
    private static final String PREFIX = "notice.";
    private static final Set<String> ALWAYS = Set.of("case", "order");

    private NoticeText() {}

    /**
     * The text of a notice; where there is a sentence for the very code of the notice, that one. It holds no name, address or free text.
     */
    public static String of(CaseId caseId, Notice notice, Texts texts) {
        var values = new HashMap<String, Object>();
        values.put("case", caseId);
        values.put("order", caseId.order());
        if (notice.amount() != null) {
            values.put(place(Notice.Field.AMOUNT), notice.amount());
        }
        if (notice.until() != null) {
            values.put(place(Notice.Field.UNTIL), notice.until());
        }
        values.put(place(Notice.Field.CODE), notice.code());
        if (!notice.goods().isEmpty()) {
            values.put(place(Notice.Field.GOODS), notice.goods());
        }
        String general = PREFIX + notice.kind();
        return texts.sayFirst(values, general + "." + notice.code(), general);
    }

    static boolean isKey(String key) {
        return kindOf(key).isPresent();
    }

    private static Optional<Notice.Kind> kindOf(String key) {
        return Arrays.stream(Notice.Kind.values())
                .filter(kind -> key.equals(PREFIX + kind) || key.startsWith(PREFIX + kind + "."))
                .findFirst();
    }

    /**
     * The places that a sentence under this key may have: the values that every such notice carries, and the places of the library's own
     * sentence.
     */
    static Set<String> placesOf(String key) {
        var places = new TreeSet<>(ALWAYS);
        kindOf(key).ifPresent(kind -> kind.fields().forEach(field -> places.add(place(field))));
        return places;
    }

    private static String place(Notice.Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
