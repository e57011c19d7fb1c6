package io.aftersales.examples.oms.console;

import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.ports.texts.RefusalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claims that a buyer can make on an order now, and why the others are not possible.
 *
 * @param goods the goods by line and place
 */
public record BuyerClaims(List<OfGoods> goods) {
    private static final int FEW = 3;

    /**
     * Goods of one line in one place.
     *
     * @param possible the kinds of case that can be applied for
     * @param impossible the kinds that cannot, and why
     */
    public record OfGoods(Claimable claim, String name, List<Possible> possible, List<Impossible> impossible) {}

    /**
     * Kind of case that can be applied for.
     *
     * @param until the end of the last window; null when no reason has one
     * @param all whether every reason has a window
     * @param only the reasons in words where they are few; empty where there is more choice
     */
    public record Possible(CaseKind kind, @Nullable Instant until, boolean all, String only) {}

    /** Kind of case that cannot be applied for, and why. */
    public record Impossible(CaseKind kind, String why) {}

    static BuyerClaims of(List<Claimable> claims, BuyerOrder order, Reader reader) {
        return new BuyerClaims(
                claims.stream().map(each -> of(each, order, reader)).toList());
    }

    private static OfGoods of(Claimable claim, BuyerOrder order, Reader reader) {
        var possible = new ArrayList<Possible>();
        var impossible = new ArrayList<Impossible>();
        claim.kinds().forEach((kind, of) -> {
            if (isPossible(claim, kind)) {
                possible.add(possible(kind, of, reader));
            } else if (of.refusal() != null) {
                impossible.add(new Impossible(kind, RefusalText.of(of.refusal(), reader.texts())));
            }
        });
        return new OfGoods(claim, order.name(claim.line().value()), possible, impossible);
    }

    /** Tells whether some of the goods can be claimed in a case of a kind. */
    static boolean isPossible(Claimable claim, CaseKind kind) {
        Claimable.Kind of = claim.kinds().get(kind);
        return claim.free() > 0 && of != null && !of.reasons().isEmpty();
    }

    private static Possible possible(CaseKind kind, Claimable.Kind of, Reader reader) {
        List<Claimable.Terms> terms = List.copyOf(of.reasons().values());
        Instant last = terms.stream()
                .map(Claimable.Terms::until)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Set<String> codes = of.reasons().keySet();
        String only = codes.size() > FEW ? "" : reader.list(codes.stream().map(reader::word));
        return new Possible(kind, last, terms.stream().allMatch(each -> each.until() != null), only);
    }

    /** Returns the kinds that are possible for some of the goods, each with the end of its last window. */
    public List<Possible> kinds() {
        Map<CaseKind, Possible> all = new EnumMap<>(CaseKind.class);
        Comparator<Possible> byEnd =
                Comparator.comparing(Possible::until, Comparator.nullsLast(Comparator.naturalOrder()));
        goods.stream()
                .flatMap(each -> each.possible().stream())
                .forEach(each -> all.merge(each.kind(), each, (a, b) -> byEnd.compare(a, b) < 0 ? b : a));
        return List.copyOf(all.values());
    }

    /** Returns the end of the last window of all; null when there is none. */
    public @Nullable Instant until() {
        return goods.stream()
                .flatMap(each -> each.possible().stream())
                .map(Possible::until)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
