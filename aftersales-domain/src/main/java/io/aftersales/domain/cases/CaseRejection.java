package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
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

/** Why something cannot be done with a case. Those of the application come first, in their order of precedence. */
public sealed interface CaseRejection extends Rejection {

    @Override
    default Kind kind() {
        return Kind.POLICY;
    }

    /**
     * The host does not know the order.
     *
     * @param order what was named
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
     * The order is somebody else's.
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
            return "the order " + order + " belongs to somebody else";
        }
    }

    /**
     * Not while the line, or the order, is where it is.
     *
     * @param state where it is
     * @param asked the kind of case asked for
     */
    record OrderState(io.aftersales.domain.orders.OrderState state, CaseKind asked) implements CaseRejection {
        @Override
        public String message() {
            return "not possible for this reason while the order is " + state + ": " + asked;
        }
    }

    /** Neither units nor the whole order are named. */
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
     * The shop does not give that as a compensation.
     *
     * @param gift what was to be given
     */
    record GiftNotOffered(Gift gift) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String message() {
            return "the shop does not give as a compensation: " + gift;
        }
    }

    /**
     * Too late.
     *
     * @param line the line
     * @param until the last moment at which it could have been claimed
     */
    record WindowExpired(LineId line, Instant until) implements CaseRejection {
        @Override
        public String message() {
            return "line " + line + " could be claimed until " + until;
        }
    }

    /**
     * Such goods are not taken back.
     *
     * @param line the line
     * @param category its category
     */
    record NotReturnable(LineId line, String category) implements CaseRejection {
        @Override
        public String message() {
            return "line " + line + " is of a category that is not taken back: " + category;
        }
    }

    /**
     * The reason has to be shown.
     *
     * @param line the line
     * @param reason the code of the reason
     */
    record EvidenceRequired(LineId line, String reason) implements CaseRejection {
        @Override
        public String message() {
            return "the reason " + reason + " of line " + line + " has to be shown";
        }
    }

    /**
     * Another case is open.
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
     * The facts do not bear the reason out.
     *
     * @param line the line
     * @param reason the code of the reason
     */
    record ReasonNotVerified(LineId line, String reason) implements CaseRejection {
        @Override
        public String message() {
            return "the reason " + reason + " of line " + line + " is not borne out";
        }
    }

    /**
     * What is wanted is not there.
     *
     * @param sku what is wanted
     * @param asked units wanted
     * @param available units there
     */
    record OutOfStock(String sku, long asked, long available) implements CaseRejection {
        @Override
        public String message() {
            return asked + " of " + sku + " wanted, " + available + " in stock";
        }
    }

    /**
     * Nobody knows what the goods wanted cost, or they cost more than can be counted.
     *
     * @param sku what is wanted
     */
    record NoPrice(String sku) implements CaseRejection {
        @Override
        public String message() {
            return "there is no price for " + sku;
        }
    }

    /**
     * The goods wanted are dearer or cheaper, and the shop exchanges goods of the same value only.
     *
     * @param difference what would have to be settled: positive when the goods wanted are dearer
     */
    record ValueDiffers(Money difference) implements CaseRejection {
        @Override
        public String message() {
            return "the goods wanted differ in value by " + difference;
        }
    }

    /**
     * There is no such case.
     *
     * @param caseId what was named
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
     * The move is not in the table.
     *
     * @param caseKind the kind of case
     * @param status where it stands
     * @param move what was tried
     */
    record IllegalMove(CaseKind caseKind, CaseStatus status, CaseMove move) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return move + " is not possible for " + caseKind + " in " + status;
        }
    }

    /**
     * The move is in the table, and something else has to happen first.
     *
     * @param move what was tried
     * @param reason what stands in the way
     */
    record NotYet(CaseMove move, String reason) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return move + " is not possible: " + reason;
        }
    }

    /** The stock of an exchange is not reserved yet. */
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
     * This person may not do this.
     *
     * @param action what was tried
     * @param by who tried
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
     * A fee of the case and an agreed amount belong to a refund; where goods go out there may be none.
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
            return "no fee and no agreed amount for " + caseKind;
        }
    }

    /**
     * Two persons have to decide, and this one is not a second one.
     *
     * @param by who tried
     */
    record SecondPersonNeeded(Actor by) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return "a second person has to decide, and " + by + " has a part in the case already";
        }
    }

    /**
     * The amount is more than somebody in this role decides about.
     *
     * @param action what was tried
     * @param by who tried
     * @param amount what would have been granted
     */
    record AboveLimit(Action action, Actor by, Money amount) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return by + " does not decide about as much as " + amount;
        }
    }

    /**
     * It would be more than one person may grant in a day.
     *
     * @param by who tried
     * @param asked what would have been granted on top
     * @param limit how much one person may grant in a day
     */
    record DailyLimitReached(Actor by, Money asked, Money limit) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return asked + " on top would be more than the " + limit + " that " + by + " may grant in a day";
        }
    }

    /**
     * The shop does not know this reason.
     *
     * @param reason what was named
     */
    record UnknownReason(String reason) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return "there is no reason " + reason;
        }
    }

    /**
     * More findings than units were announced.
     *
     * @param line the line
     * @param found units with a finding
     * @param announced units of the case
     */
    record MoreThanAnnounced(LineId line, long found, long announced) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return found + " of line " + line + " found, " + announced + " announced";
        }
    }

    /**
     * The case waits for no lost parcel, or it is known that it turned up.
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

    /** Nothing is left to be retried. */
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
     * No payment by hand is open on this tender, or more than one, so that it has to be said which.
     *
     * @param tender what was named
     * @param open how many are
     */
    record NoOfflinePayment(TenderId tender, int open) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.ILLEGAL_MOVE;
        }

        @Override
        public String message() {
            return open + " payments by hand are open on the tender " + tender;
        }
    }

    /**
     * There is no such effect that is left to a person: it was never parked, or it was settled since.
     *
     * @param key what was named
     */
    record NotParked(EffectKey key) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "nothing is parked under " + key;
        }
    }

    /**
     * This cannot be said of such an effect.
     *
     * @param said what was said
     * @param effect the code of the effect
     */
    record ResolutionNotPossible(ParkedAnswer said, String effect) implements CaseRejection {
        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return said + " cannot be said of " + effect;
        }
    }

    /**
     * Only what has ended can be rated.
     *
     * @param status where the case stands
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
     * A case is rated once.
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
     * Too late to be rated.
     *
     * @param until the last moment at which it could have been
     */
    record RatingClosed(Instant until) implements CaseRejection {
        @Override
        public String message() {
            return "the case could be rated until " + until;
        }
    }
}
