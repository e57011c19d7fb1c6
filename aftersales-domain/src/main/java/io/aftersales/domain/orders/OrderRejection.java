package io.aftersales.domain.orders;

import io.aftersales.domain.shared.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal of an order whose facts cannot be right, before a case is opened on it. */
public sealed interface OrderRejection extends Rejection {

    @Override
    default Kind kind() {
        return Kind.POLICY;
    }

    /**
     * Refuses an order with an impossible part.
     *
     * @param field the part, such as {@code lines[0].discount}
     * @param value the value of the part, in minor units or units
     * @param about the line, discount, charge or tender it is about; null for the order
     * @param left the most that the value could be, where it is too large for the rest of the order; null otherwise
     */
    record InvalidOrder(
            String field,
            long value,
            @Nullable Part about,
            @Nullable Long left) implements OrderRejection {
        /** Creates a refusal that is about the order as a whole. */
        public InvalidOrder(String field, long value) {
            this(field, value, null, null);
        }

        /** Creates a refusal that is about a part of the order. */
        public InvalidOrder(String field, long value, Part about) {
            this(field, value, about, null);
        }

        /** Returns the facts; the part is told under its kind, such as {@code line}. */
        @Override
        public Map<String, Object> facts() {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("field", field);
            facts.put("value", value);
            if (about != null) {
                facts.put(about.kind(), about.id());
            }
            if (left != null) {
                facts.put("left", left);
            }
            return facts;
        }

        @Override
        public String message() {
            return "the order cannot be right: " + field + " is " + value;
        }
    }

    /**
     * A part of an order that a refusal is about.
     *
     * @param kind {@code line}, {@code discount}, {@code charge} or {@code tender}
     * @param id the id of the part
     */
    record Part(String kind, String id) {}

    /**
     * Refuses an order whose payments do not add up to what it asks for.
     *
     * @param payable minor units asked: goods, discounts, taxes, charges
     * @param tenders minor units paid, all tenders together
     */
    record OrderDoesNotBalance(long payable, long tenders) implements OrderRejection {
        @Override
        public String message() {
            return "the order does not balance: " + payable + " payable, " + tenders + " in tenders (minor units)";
        }
    }
}
