package io.aftersales.domain.cases;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision about an application, and the persons or rule behind it.
 *
 * @param reviewer the person who decided, or approved first; null before
 * @param secondApprover the person who approved or confirmed as the second; null when none had to
 * @param at the moment of the decision; null before
 * @param terms the terms granted beside the rules
 * @param approvedAmount the amount the application was approved for; null before, and for cases without money
 * @param rejection the reason of a rejection; empty if there was none
 * @param rule the source of the decision: {@code BY_HAND}, the name of a rule, or the code of a refusal that came later
 * @param verdict the last verdict of the rules and the facts they saw, kept when a person decides after all; null when no rule was asked
 * @param offer the last offer to the buyer; null when none was made
 * @param appeal the appeal against an earlier decision; null when there was none
 */
public record Review(
        @Nullable Actor reviewer,
        @Nullable Actor secondApprover,
        @Nullable Instant at,
        ApprovalTerms terms,
        @Nullable Money approvedAmount,
        String rejection,
        String rule,
        @Nullable RuleDecision verdict,
        @Nullable Offer offer,
        @Nullable Appeal appeal) {
    /** The review before any decision. */
    public static final Review NONE =
            new Review(null, null, null, ApprovalTerms.BY_POLICY, null, "", "", null, null, null);

    static final String BY_HAND = "BY_HAND";

    boolean isBy(Actor person) {
        return (reviewer != null && person.isSamePersonAs(reviewer))
                || (secondApprover != null && person.isSamePersonAs(secondApprover));
    }

    Review first(Actor by, ApprovalTerms granted, Money amount) {
        return new Review(by, null, null, granted, amount, "", BY_HAND, verdict, Offer.ended(offer), appeal);
    }

    /** Tells whether a first person has approved exactly these terms, for no less than this amount. */
    boolean isAgreedOn(ApprovalTerms granted, Money amount) {
        return reviewer != null
                && terms.equals(granted)
                && approvedAmount != null
                && !amount.isMoreThan(approvedAmount);
    }

    Review approved(Actor by, Instant now, ApprovalTerms granted, Money amount) {
        boolean second = isAgreedOn(granted, amount) && reviewer != null && !by.isSamePersonAs(reviewer);
        return second
                ? new Review(reviewer, by, now, granted, amount, "", BY_HAND, verdict, Offer.ended(offer), appeal)
                : new Review(by, null, now, granted, amount, "", BY_HAND, verdict, Offer.ended(offer), appeal);
    }

    /** Returns the review as approved by the buyer's acceptance of an offer, which counts as the approval of those who made it. */
    Review accepted(Offer accepted, Instant now, Money amount) {
        return new Review(
                accepted.by(),
                accepted.second(),
                now,
                accepted.terms(),
                amount,
                "",
                BY_HAND,
                verdict,
                accepted.in(Offer.State.ACCEPTED),
                appeal);
    }

    /** Returns the review with an offer; an approval that a first person had given does not count any more. */
    Review offering(Offer made) {
        return new Review(null, null, null, ApprovalTerms.BY_POLICY, null, "", "", verdict, made, appeal);
    }

    /** Returns the review with terms, to compute what they come to. */
    Review on(ApprovalTerms others) {
        return new Review(
                reviewer, secondApprover, at, others, approvedAmount, rejection, rule, verdict, offer, appeal);
    }

    /** Returns the review without an offer that the buyer could still answer. */
    Review withoutOpenOffer() {
        return new Review(
                reviewer,
                secondApprover,
                at,
                terms,
                approvedAmount,
                rejection,
                rule,
                verdict,
                Offer.ended(offer),
                appeal);
    }

    /** Returns the review as it begins anew after an appeal: no earlier decision, approval or offer counts any more. */
    Review appealed(Appeal made) {
        return new Review(null, null, null, ApprovalTerms.BY_POLICY, null, "", "", verdict, Offer.ended(offer), made);
    }

    /** Tells whether persons decide and no rule is asked any more: one has approved, made an offer, or has to decide about an appeal. */
    public boolean isLeftToPersons() {
        return reviewer != null || offer != null || appeal != null;
    }

    /** Returns the inbounds of the case on which it is decided: those since the appeal, where there was one. */
    List<Inbound> counting(List<Inbound> inbounds) {
        return appeal == null ? inbounds : inbounds.subList(appeal.inbounds(), inbounds.size());
    }

    /** Returns the review as granted by a rule, which counts as no person's approval. */
    Review approvedBy(RuleDecision said, Instant now, ApprovalTerms granted, Money amount) {
        return new Review(null, null, now, granted, amount, "", said.rule(), said, offer, appeal);
    }

    /** Returns the review with the latest verdict of the rules, which is kept whether a rule or a person decides. */
    Review told(RuleDecision said) {
        return new Review(reviewer, secondApprover, at, terms, approvedAmount, rejection, rule, said, offer, appeal);
    }

    /** Returns the review as refused by a rule, for the rule's reason. */
    Review rejectedBy(RuleDecision said, String reason, Instant now) {
        return new Review(
                reviewer, secondApprover, now, terms, approvedAmount, reason, said.rule(), said, offer, appeal);
    }

    /** Returns the review as refused by facts that came to light later. */
    Review rejectedBy(String decided, Instant now) {
        return new Review(
                reviewer,
                secondApprover,
                now,
                terms,
                approvedAmount,
                decided,
                decided,
                verdict,
                Offer.ended(offer),
                appeal);
    }

    Review confirmed(Actor by, Money amount) {
        return new Review(reviewer, by, at, terms, amount, rejection, rule, verdict, offer, appeal);
    }

    Review rejected(Actor by, Instant now, String reason) {
        return new Review(by, null, now, terms, approvedAmount, reason, BY_HAND, verdict, Offer.ended(offer), appeal);
    }
}
