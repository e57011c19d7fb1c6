package io.aftersales.jackson;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderRejection;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketRejection;
import io.aftersales.ports.desks.DeskRejection;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CommandReceipt;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table of everything a host stores or sends, and how each type is written: as one text, in the shape of another type, by the code of
 * its subtype, or by its components. Types that these consist of are found by their components.
 */
final class StoredTypes {
    /** The types that a host writes and reads as documents. */
    static final List<Class<?>> ROOTS = List.of(
            AfterSalesCase.class,
            OrderAccount.class,
            AccountEntry.class,
            TimelineEntry.class,
            OutboxEntry.class,
            CommandReceipt.class,
            Ticket.class,
            TicketLogEntry.class,
            RefundBreakdown.class,
            Answer.class,
            Outcome.class,
            CaseRepository.FeedEntry.class,
            CaseRepository.JournalEntry.class,
            CaseView.class,
            TimelineView.class);

    /** The sealed families, whose subtypes are written with their code. */
    static final List<Class<?>> FAMILIES = List.of(
            CaseEvent.class,
            Effect.class,
            Answer.class,
            Outcome.class,
            RuleAction.class,
            Gift.class,
            TicketEvent.class,
            CommandReceipt.class);

    /** The families of rejections, which are only written. */
    static final List<Class<? extends Rejection>> REJECTIONS = List.of(
            Rejection.class,
            CaseRejection.class,
            AccountRejection.class,
            OrderRejection.class,
            TicketRejection.class,
            DeskRejection.class);

    private static final List<PlainValue<?>> IDS_AND_MONEY = List.of(
            PlainValue.of(OrderId.class, OrderId::of),
            PlainValue.of(LineId.class, LineId::of),
            PlainValue.of(Place.class, Place::of),
            PlainValue.of(Disposition.class, Disposition::of),
            PlainValue.of(TenderId.class, TenderId::of),
            PlainValue.of(CommandId.class, CommandId::of),
            PlainValue.of(CaseId.class, CaseId::parse),
            PlainValue.of(TicketId.class, TicketId::parse),
            PlainValue.of(EffectKey.class, EffectKey::new),
            PlainValue.of(Money.class, Money::parse));

    /** Types of the Java platform in components of stored records; elsewhere the mapper writes them in its own way. */
    static final List<PlainValue<?>> PLAIN_OF_JAVA =
            List.of(PlainValue.of(Instant.class, Instant::parse), PlainValue.of(Currency.class, Currency::getInstance));

    private static final List<StandIn<?, ?>> STAND_INS = standIns();

    private static final Map<Class<?>, PlainValue<?>> PLAIN = new LinkedHashMap<>();
    private static final Map<Class<?>, List<Component>> RECORDS = new LinkedHashMap<>();

    static {
        IDS_AND_MONEY.forEach(each -> PLAIN.put(each.type(), each));
        var seen = new LinkedHashSet<Type>();
        ROOTS.forEach(root -> find(root, seen));
        find(Shapes.Refusal.class, seen);
    }

    private StoredTypes() {}

    /**
     * A component of a stored record.
     *
     * @param name its name, which is the name of the property
     * @param type its type with type arguments
     * @param nullable whether null is a value of it; such a property may be missing
     */
    record Component(String name, Type type, boolean nullable) {}

    private static List<StandIn<?, ?>> standIns() {
        var all = new ArrayList<StandIn<?, ?>>();
        all.add(new StandIn<>(
                OrderSnapshot.class,
                Sale.class,
                OrderSnapshot::first,
                sale -> OrderSnapshot.of(sale).getOrElseThrow(RejectedException::new)));
        all.add(new StandIn<>(
                FrozenOrder.class,
                Shapes.Frozen.class,
                frozen -> new Shapes.Frozen(
                        frozen.snapshot().first(), frozen.policy()), // amendments are stored with the account
                frozen -> FrozenOrder.of(
                        OrderSnapshot.of(frozen.sale()).getOrElseThrow(RejectedException::new), frozen.policy())));
        all.add(new StandIn<>(
                OrderAccount.class,
                Shapes.Account.class,
                account -> new Shapes.Account(account.frozen(), account.toRecord()),
                account -> OrderAccount.restore(account.frozen(), account.moving())));
        all.add(new StandIn<>(TimelineView.class, Shapes.Line.class, Shapes.Line::of, null));
        REJECTIONS.forEach(family -> all.add(rejections(family)));
        return List.copyOf(all);
    }

    private static <T extends Rejection> StandIn<T, Shapes.Refusal> rejections(Class<T> family) {
        return new StandIn<>(family, Shapes.Refusal.class, Shapes.Refusal::of, null);
    }

    private static void find(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType many) {
            Arrays.stream(many.getActualTypeArguments()).forEach(each -> find(each, seen));
        } else if (type instanceof Class<?> one && !PLAIN.containsKey(one)) {
            findParts(one, seen);
        }
    }

    private static void findParts(Class<?> type, Set<Type> seen) {
        var other = STAND_INS.stream().filter(each -> each.type() == type).findFirst();
        if (other.isPresent()) {
            find(other.get().shape(), seen);
        } else if (type.isEnum()) {
            PLAIN.put(type, PlainValue.ofEnum(type));
        } else if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(each -> find(each, seen));
        } else if (type.isRecord()) {
            RECORDS.put(type, components(type));
            RECORDS.get(type).forEach(each -> find(each.type(), seen));
        }
    }

    private static List<Component> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(each -> new Component(each.getName(), each.getGenericType(), isNullable(each)))
                .toList();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Returns the types that are written as one text. */
    static List<PlainValue<?>> plain() {
        return List.copyOf(PLAIN.values());
    }

    static boolean isPlain(Class<?> type) {
        return PLAIN.containsKey(type);
    }

    /** Returns the types that are written in the shape of others. */
    static List<StandIn<?, ?>> inAnotherShape() {
        return STAND_INS;
    }

    /** Returns the records that are written by their components. */
    static Set<Class<?>> records() {
        return RECORDS.keySet();
    }

    /** Tells whether values of a record are read as well as written. */
    static boolean isReadable(Class<?> type) {
        return type != Shapes.Refusal.class && type != Shapes.Line.class;
    }

    /** Returns the components of a record; null for a type that is no stored record. */
    static @Nullable List<Component> componentsOf(@Nullable Class<?> type) {
        return RECORDS.get(type);
    }

    /** Returns the subtypes of a sealed family by their codes. */
    static Map<String, Class<?>> codes(Class<?> family) {
        var codes = new TreeMap<String, Class<?>>();
        for (Class<?> subtype : family.getPermittedSubclasses()) {
            Class<?> other = codes.put(UpperSnake.of(subtype), subtype);
            if (other != null) {
                throw new IllegalStateException(subtype + " and " + other + " have the same code");
            }
        }
        return codes;
    }

    /** Returns the annotations of each type, as mix-ins. */
    static Map<Class<?>, Class<?>> mixIns() {
        var mixIns = new LinkedHashMap<Class<?>, Class<?>>();
        FAMILIES.forEach(family -> mixIns.put(family, MixIns.ByCode.class));
        RECORDS.keySet().forEach(type -> mixIns.put(type, MixIns.ByComponents.class));
        return mixIns;
    }
}
