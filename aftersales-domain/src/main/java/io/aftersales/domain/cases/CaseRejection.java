package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reason why an action on a case is refused. The reasons of an application come first, in their order of precedence. */
public sealed interface CaseRejection extends Rejection {

    @Override
    default Kind kind() {
        return Kind.POLICY;
    }

    /**
     * Refuses an order that the host does not know.
     *
     * @param order the order that was named
     */
    record OrderNotFound(OrderId order) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "there is no order " + order;
        }
    }

    /**
     * Refuses an application for an order of another buyer.
     *
     * @param order the order
     */
    record NotOwner(OrderId order) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return "the order " + order + " belongs to another buyer";
        }
    }

    /**
     * Refuses a kind of case and reason for which no unit is where it would have to be.
     *
     * @param asked the kind of case asked for
     * @param units the units of the line, or of the order, by stage; none while the order is unpaid
     */
    record OrderState(CaseKind asked, Map<Stage, Long> units) implements CaseRejection {
        /** Copies the map in the order of the stages. */
        public OrderState {
            units = units.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(units));
        }

        @Override
        public String message() {
            return "a case of kind " + asked + " is not possible for this reason while the units are "
                    + (units.isEmpty() ? "not paid" : units);
        }
    }

    /** Refuses an application without units, and goodwill without money or gifts. */
    record NothingAsked() implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return "nothing is asked for";
        }
    }

    /**
     * Refuses a gift that the shop does not offer as goodwill.
     *
     * @param gift the gift that was named
     */
    record GiftNotOffered(Gift gift) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String message() {
            return "the shop does not offer as goodwill: " + gift;
        }
    }

    /**
     * Refuses a claim after the end of its window.
     *
     * @param line the line
     * @param until the last moment at which the line could have been claimed
     * @param rule the name of the window rule that decided; empty where the reason's own window stands
     */
    record WindowExpired(LineId line, Instant until, String rule) implements CaseRejection {
        @Override
        public String message() {
            return "the time to claim line " + line + " ended at " + until + (rule.isEmpty() ? "" : " by rule " + rule);
        }
    }

    /**
     * Refuses to take back goods of a category that the shop does not take back.
     *
     * @param line the line
     * @param category the category of its goods
     */
    record NotReturnable(LineId line, String category) implements CaseRejection {
        @Override
        public String message() {
            return "line " + line + " cannot be returned: the shop takes back nothing of the category " + category;
        }
    }

    /**
     * Refuses a claim without evidence for a reason that needs it.
     *
     * @param line the line
     * @param reason the code of the reason
     */
    record EvidenceRequired(LineId line, String reason) implements CaseRejection {
        @Override
        public String message() {
            return "line " + line + " needs evidence for the reason " + reason;
        }
    }

    /**
     * Refuses an application while another case is open, as far as the policy forbids that.
     *
     * @param order the order
     */
    record OpenCase(OrderId order) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "another case is open on the order " + order;
        }
    }

    /**
     * Refuses a reason that the facts do not confirm, such as a loss the carrier does not know of.
     *
     * @param line the line
     * @param reason the code of the reason
     */
    record ReasonNotVerified(LineId line, String reason) implements CaseRejection {
        @Override
        public String message() {
            return "the facts do not confirm the reason " + reason + " of line " + line;
        }
    }

    /**
     * Refuses an exchange for goods that are not in stock.
     *
     * @param sku the SKU wanted
     * @param asked the units wanted
     * @param available the units in stock
     */
    record OutOfStock(String sku, long asked, long available) implements CaseRejection {
        @Override
        public String message() {
            return sku + ": " + asked + " wanted, " + available + " in stock";
        }
    }

    /**
     * Refuses an exchange for goods without a price, or with one too large to be counted.
     *
     * @param sku the SKU wanted
     */
    record NoPrice(String sku) implements CaseRejection {
        @Override
        public String message() {
            return "there is no price for " + sku;
        }
    }

    /**
     * Refuses an exchange for goods of another value in a shop that exchanges goods of the same value only, or that would waive too much.
     *
     * @param difference the difference that would have to be settled: positive when the goods wanted are dearer; null when they have no price
     */
    record ValueDiffers(@Nullable Money difference) implements CaseRejection {
        @Override
        public String message() {
            return "the shop exchanges goods of the same value only"
                    + (difference == null ? "" : ", and these differ by " + difference);
        }
    }

    /**
     * Refuses a case that does not exist.
     *
     * @param caseId the case that was named
     */
    record CaseNotFound(CaseId caseId) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "there is no case " + caseId;
        }
    }

    /**
     * Refuses a move that the table of moves does not have for the kind and status of the case.
     *
     * @param caseKind the kind of case
     * @param status the current status
     * @param move the move that was attempted
     */
    record IllegalMove(CaseKind caseKind, CaseStatus status, CaseMove move) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return move + " is not possible for a case of kind " + caseKind + " in status " + status;
        }
    }

    /**
     * Refuses a move that the table of moves allows, because of another obstacle.
     *
     * @param move the move that was attempted
     * @param reason the obstacle
     */
    record NotYet(CaseMove move, Obstacle reason) implements CaseRejection {
        /** An obstacle to a move that the table of moves allows. */
        public enum Obstacle {
            /** The warehouse or the carrier has not answered yet whether it stopped the goods. */
            STOP_UNANSWERED("it is not known yet whether the goods were stopped"),
            /** The carrier is not asked to stop a parcel. */
            NOTHING_BEING_INTERCEPTED("no parcel is being intercepted"),
            /** Goods of the case were stopped, or the warehouse was asked to stop them. */
            STOPPED_ALREADY("goods of the case were stopped"),
            /** The payment failed and has to be retried. */
            RETRY_INSTEAD("a failed refund is retried, not confirmed"),
            /** The buyer has posted the goods. */
            ON_THE_WAY_BACK("the goods are on their way back"),
            /** The buyer has not posted the goods with a carrier of the buyer's own. */
            NO_PARCEL_OF_BUYERS_CARRIER("no parcel of the buyer's own carrier is on its way"),
            /** The goods were never posted. */
            NEVER_POSTED("goods that were never posted cannot be lost"),
            /** The shipment was reported before with this carrier and number. */
            KNOWN_TO_HAVE_LEFT("this shipment was reported before"),
            /** The goods were delivered. */
            DELIVERED_ALREADY("the goods were delivered already"),
            /** The host has not reported the order that sends the goods. */
            NO_ORDER_KNOWN("no replacement order is known that could have failed"),
            /** An earlier request for this is still unanswered. */
            ASKED_ALREADY("it was asked for already"),
            /** The warehouse has not answered yet whether it reserved the goods. */
            WAREHOUSE_SILENT("the warehouse has not answered yet"),
            /** The new goods of the exchange were sent. */
            NEW_GOODS_SENT("the new goods were sent"),
            /** The new goods have not arrived yet. */
            NOT_ARRIVED("the new goods have not arrived yet"),
            /** Goods of the case are still to come back or to be inspected. */
            GOODS_STILL_EXPECTED("goods of the case are still to come back or to be inspected");

            private final String english;

            Obstacle(String english) {
                this.english = english;
            }
        }

        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return move + " is not possible: " + reason.english;
        }
    }

    /**
     * Refuses a command that has to name one of several inbounds.
     *
     * @param open the numbers of the inbounds that are open for the command
     */
    record InboundNeeded(List<Integer> open) implements CaseRejection {
        /** Copies the list. */
        public InboundNeeded {
            open = List.copyOf(open);
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return "the goods meant have to be named, one of the inbounds " + open;
        }
    }

    /** Refuses to approve an exchange before its goods are reserved. */
    record NotReservedYet() implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return "the goods wanted are not reserved yet";
        }
    }

    /**
     * Refuses an appeal against a decision that was made too long ago.
     *
     * @param until the last moment at which an appeal could have been made
     */
    record AppealClosed(Instant until) implements CaseRejection {
        @Override
        public String message() {
            return "an appeal was possible until " + until;
        }
    }

    /**
     * Refuses an actor whose role, part in the case, or host does not permit the action.
     *
     * @param action the action that was attempted
     * @param by the actor
     */
    record NotPermitted(Action action, Actor by) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return by + " may not " + action;
        }
    }

    /**
     * Refuses terms that the shop does not grant, or that a kind of case does not know: an agreed amount belongs to a refund, a difference to an
     * exchange, kept goods to a return that is not at the shop, and goodwill and a reshipment have no terms.
     *
     * @param caseKind the kind of case
     */
    record TermsNotPossible(CaseKind caseKind) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return "these terms are not possible for a case of kind " + caseKind;
        }
    }

    /**
     * Refuses a decision that needs a second person by one who took part in the case before, or who has its ticket.
     *
     * @param by the actor
     */
    record SecondPersonNeeded(Actor by) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return "a second person has to decide, and " + by + " has taken part in the case before, or has its ticket";
        }
    }

    /**
     * Refuses to grant an amount above the limit of the actor's role.
     *
     * @param action the action that was attempted
     * @param by the actor
     * @param amount the amount that would have been granted
     */
    record AboveLimit(Action action, Actor by, Money amount) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return amount + " is above the limit of " + by;
        }
    }

    /**
     * Refuses to grant an amount that would exceed the limit of one person for a day.
     *
     * @param by the actor
     * @param asked the amount that would have been granted on top
     * @param limit the most that one person may grant in a day
     */
    record DailyLimitReached(Actor by, Money asked, Money limit) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return by + " may grant " + limit + " a day, and " + asked + " more would be above that";
        }
    }

    /**
     * Refuses a reason that is not among the shop's.
     *
     * @param reason the reason that was named
     */
    record UnknownReason(String reason) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return "the shop knows no reason " + reason;
        }
    }

    /**
     * Refuses findings for more units than the case announced.
     *
     * @param line the line
     * @param found the units with a finding
     * @param announced the units of the case
     */
    record MoreThanAnnounced(LineId line, long found, long announced) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return "line " + line + ": " + found + " found, " + announced + " announced";
        }
    }

    /**
     * Refuses the report that a parcel turned up, for a case of which no parcel is missing.
     *
     * @param caseId the case
     */
    record NothingLost(CaseId caseId) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return "no parcel of the case " + caseId + " is missing";
        }
    }

    /**
     * Refuses to record the answer to a stop that is not awaited.
     *
     * @param effect the key of the request
     */
    record StopNotAwaited(EffectKey effect) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "no answer to the request " + effect + " to stop goods is awaited";
        }
    }

    /** Refuses a retry where no payment and no gift has failed. */
    record NothingToRetry() implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return "no payment of the case has failed";
        }
    }

    /**
     * Refuses to state that a payment was not made, where no payment of the case has the key, or it is not made, or the provider reported it.
     *
     * @param key the key that was named
     */
    record NotStatedByStaff(EffectKey key) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return "no payment with the key " + key + " was stated as made by the staff alone";
        }
    }

    /**
     * Refuses to state that a gift was not granted. A case does not keep whether its staff or the system that grants gifts reported it, and no
     * person undoes what that system reported: its report that the gift was reversed undoes the gift, which can then be retried.
     *
     * @param key the key of the gift
     */
    record KeyOfGift(EffectKey key) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return key + " is the key of a gift, which only a report of its reversal undoes";
        }
    }

    /**
     * Refuses the report on an offline payment where none is open on the tender, or where more than one is and none is named.
     *
     * @param tender the tender that was named
     * @param open the number of open offline payments on it
     */
    record NoOfflinePayment(TenderId tender, int open) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return "the tender " + tender + " has " + open + " open offline payments, and one has to be named";
        }
    }

    /**
     * Refuses to resolve an effect that was never parked, or that was settled since.
     *
     * @param key the key that was named
     */
    record NotParked(EffectKey key) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "no parked effect has the key " + key;
        }
    }

    /**
     * Refuses a resolution that this kind of effect cannot have.
     *
     * @param said the resolution that was named
     * @param effect the code of the effect
     */
    record ResolutionNotPossible(ParkedResolution said, String effect) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return said + " is no possible outcome of " + effect;
        }
    }

    /**
     * Refuses to rate a case that has not ended.
     *
     * @param status the current status of the case
     */
    record NotEnded(CaseStatus status) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return "the case has not ended, it is " + status;
        }
    }

    /**
     * Refuses to rate a case a second time.
     *
     * @param rated the case
     */
    record RatedAlready(CaseId rated) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "the case " + rated + " was rated before";
        }
    }

    /**
     * Refuses to rate a case after the time for rating it.
     *
     * @param until the last moment at which the case could have been rated
     */
    record RatingClosed(Instant until) implements CaseRejection {
        @Override
        public String message() {
            return "the case could be rated until " + until;
        }
    }
}
