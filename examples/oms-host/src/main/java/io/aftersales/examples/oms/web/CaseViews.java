package io.aftersales.examples.oms.web;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Appeal;
import io.aftersales.domain.cases.CaseWait;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.ParkedEffect;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.finance.CreditNote;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.Wording;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.RefundTable;
import io.aftersales.ports.texts.Texts;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.Party;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Response bodies with everything that the page of a case shows. */
final class CaseViews {
    private CaseViews() {}

    /**
     * Details of a case.
     *
     * @param endedAt when the case reached its end; null while it is open
     * @param changedAt when the newest event happened that the reader may see
     * @param appealUntil until when the case can be appealed against; null when it cannot, or not any more
     * @param rateUntil until when the case can be rated; null when it cannot, or not any more
     * @param goods the units of the case, with their names
     * @param goodsKept whether the case paid for goods that stay with the buyer
     * @param description the buyer's own words
     * @param question the question that the buyer is to answer; null when there is none
     * @param messages the questions of the shop and their answers, oldest first
     * @param rejection why the application was rejected; empty otherwise
     * @param approved the refund for which the case was approved; null before, and where goods go out instead
     * @param fee the fee that the shop keeps; null before the approval, and where there is none
     * @param inspection what was found in what the buyer sent; null before
     * @param replacement the goods that go out; null when none do
     * @param refund the booked refund to the cent; null before
     * @param next what happens next
     * @param score the buyer's rating; null before
     * @param staff the details for staff; null for a buyer
     */
    record Details(
            Instant openedAt,
            @Nullable Instant endedAt,
            Instant changedAt,
            @Nullable Instant appealUntil,
            @Nullable Instant rateUntil,
            List<Claimed> goods,
            boolean wholeOrder,
            boolean goodsKept,
            String description,
            List<Evidence> evidence,
            @Nullable String question,
            List<Said> messages,
            String rejection,
            @Nullable Money approved,
            @Nullable Money fee,
            @Nullable Inspected inspection,
            @Nullable SentOut replacement,
            @Nullable Refund refund,
            Next next,
            @Nullable Integer score,
            @Nullable StaffDetails staff) {

        static Details of(CaseFile file, Texts texts, Catalog catalog, Locale language) {
            CaseView subject = file.subject();
            Function<String, String> name = sku -> catalog.name(sku, language);
            CaseProgress.NextStep next =
                    CaseProgress.of(subject, file.timeline(), texts).next();
            return new Details(
                    subject.openedAt(),
                    subject.endedAt(),
                    file.changedAt(),
                    file.appealUntil(),
                    file.rateUntil(),
                    Claimed.of(subject, catalog, language),
                    subject.wholeOrder(),
                    subject.goodsKept(),
                    subject.description(),
                    subject.evidence(),
                    question(subject),
                    subject.messages().stream()
                            .map(each -> new Said(each.by(), each.at(), each.text()))
                            .toList(),
                    subject.rejection(),
                    subject.approved(),
                    subject.fee(),
                    Inspected.of(subject.inspection()),
                    SentOut.of(subject.replacement(), name),
                    subject.refund() == null
                            ? null
                            : Refund.of(subject.id().order(), subject.refund(), RefundTable.of(subject, texts)),
                    new Next(next.whose(), next.text(), next.by()),
                    subject.score(),
                    subject.whole().map(whole -> StaffDetails.of(whole, name)).orElse(null));
        }

        private static @Nullable String question(CaseView subject) {
            List<CaseView.Message> messages = subject.messages();
            return subject.status() == CaseStatus.AWAITING_INFO && !messages.isEmpty()
                    ? messages.get(messages.size() - 1).text()
                    : null;
        }
    }

    /**
     * Units of a line, and why the buyer claims them.
     *
     * @param because the reason in the reader's language
     * @param wantedSku what the buyer wants instead; null where it is not an exchange
     * @param wantedName its name; null where it is not an exchange
     */
    record Claimed(
            LineId line,
            String sku,
            String name,
            long quantity,
            String reason,
            String because,
            @Nullable String wantedSku,
            @Nullable String wantedName) {
        static List<Claimed> of(CaseView subject, Catalog catalog, Locale language) {
            return subject.items().stream()
                    .map(each -> of(each, sku -> catalog.name(sku, language), language))
                    .toList();
        }

        private static Claimed of(CaseView.Item item, Function<String, String> name, Locale language) {
            String wanted = item.wantedSku();
            return new Claimed(
                    item.line(),
                    item.sku(),
                    name.apply(item.sku()),
                    item.quantity(),
                    item.reason(),
                    Wording.of(item.reason(), language),
                    wanted,
                    wanted == null ? null : name.apply(wanted));
        }
    }

    /** Question of the shop or answer of the buyer. */
    record Said(Party by, Instant at, String text) {}

    /**
     * Result of an inspection, as the buyer may see it.
     *
     * @param accepted the units that were accepted; empty until every unit has a finding
     * @param failure the code of why nothing was accepted; empty otherwise
     * @param sentBack whether refused goods went back to the buyer
     */
    record Inspected(Instant at, List<OfGrade> found, List<OfLine> accepted, String failure, boolean sentBack) {
        /** Units of a line in one grade. */
        record OfGrade(LineId line, String grade, long quantity) {}

        static @Nullable Inspected of(CaseView.@Nullable Findings findings) {
            return findings == null
                    ? null
                    : new Inspected(
                            findings.at(),
                            findings.found().stream()
                                    .map(each -> new OfGrade(each.line(), each.grade(), each.quantity()))
                                    .toList(),
                            findings.accepted().stream()
                                    .map(each -> new OfLine(each.line(), each.quantity()))
                                    .toList(),
                            findings.failure(),
                            findings.sentBack());
        }
    }

    /** Units of a line. */
    record OfLine(LineId line, long quantity) {}

    /**
     * Goods that go out to the buyer.
     *
     * @param carrier the carrier; empty until shipped
     * @param trackingNumber the carrier's number; empty until shipped
     * @param topUp what the buyer is asked to pay on top; null for nothing
     * @param settled what the exchange settled; null before it was booked
     * @param givenUp whether money takes the place of the goods
     */
    record SentOut(
            List<Outgoing> goods,
            String carrier,
            String trackingNumber,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt,
            @Nullable OnTop topUp,
            @Nullable Settled settled,
            boolean givenUp) {
        /** Units that go out for units of a line. */
        record Outgoing(LineId line, String sku, String name, long quantity) {}

        /**
         * Request to pay for dearer goods.
         *
         * @param until until when the buyer has to pay; null when the case does not wait for it
         */
        record OnTop(
                Money amount,
                CaseView.TopUp.State state,
                @Nullable Instant until) {}

        /**
         * Money that an exchange settled.
         *
         * @param difference positive when the new goods were dearer
         * @param kept the fee and deduction that the shop kept
         */
        record Settled(Money difference, Money kept, Money paidOnTop, Money paidBack) {}

        static @Nullable SentOut of(CaseView.@Nullable NewGoods sent, Function<String, String> name) {
            if (sent == null) {
                return null;
            }
            CaseView.TopUp asked = sent.topUp();
            CaseView.Settled settled = sent.settled();
            return new SentOut(
                    sent.goods().stream()
                            .map(each -> new Outgoing(each.line(), each.sku(), name.apply(each.sku()), each.quantity()))
                            .toList(),
                    sent.carrier(),
                    sent.trackingNumber(),
                    sent.shippedAt(),
                    sent.deliveredAt(),
                    asked == null ? null : new OnTop(asked.amount(), asked.state(), asked.until()),
                    settled == null
                            ? null
                            : new Settled(
                                    settled.difference(), settled.kept(), settled.paidOnTop(), settled.paidBack()),
                    sent.givenUp());
        }
    }

    /**
     * Refund to the cent.
     *
     * @param total what the buyer is entitled to
     * @param payout the part of it that is paid out now
     * @param notCollected the part that is not, because it was never collected
     * @param rows the parts of the total, and what goes back on each tender, in the reader's language
     * @param lines the worth of the units line by line, or the goodwill given for them
     * @param taxes the total by tax rate, as on a credit note
     * @param tenders what goes back on each tender
     * @param explanation every step in an English sentence, for support; what readers are shown are the rows
     */
    record Refund(
            Money total,
            Money payout,
            Money notCollected,
            List<Row> rows,
            List<Line> lines,
            List<Rate> taxes,
            List<OfTender> tenders,
            List<String> explanation) {
        /** Row of the table of a refund; those of sort PART add up to the TOTAL, and so do those of sort TENDER. */
        record Row(RefundTable.Sort sort, String label, Money amount) {}

        /**
         * Worth of the units of one line.
         *
         * @param quantity the units; 0 for goodwill
         */
        record Line(LineId line, long quantity, Money goods, Money discounts, Money charges, Money tax, Money total) {}

        /** Amount under one tax rate. */
        record Rate(String rate, Money net, Money tax) {}

        /** Part of a refund on one tender. */
        record OfTender(TenderId tender, TenderKind kind, Money amount, long points) {}

        static Refund of(OrderId order, RefundBreakdown refund, RefundTable table) {
            Function<Long, Money> money = minor -> Money.ofMinor(minor, refund.currency());
            return new Refund(
                    refund.amount(),
                    refund.paidOut(),
                    money.apply(refund.notCollected()),
                    table.rows().stream()
                            .map(each -> new Row(each.sort(), each.label(), each.amount()))
                            .toList(),
                    refund.lines().stream()
                            .map(each -> new Line(
                                    each.line(),
                                    each.quantity(),
                                    money.apply(each.goods()),
                                    money.apply(each.discounts()),
                                    money.apply(each.charges()),
                                    money.apply(each.tax()),
                                    money.apply(each.total())))
                            .toList(),
                    CreditNote.of(order, refund).rates().stream()
                            .map(each -> new Rate(each.rate(), money.apply(each.net()), money.apply(each.tax())))
                            .toList(),
                    refund.tenders().stream()
                            .map(each ->
                                    new OfTender(each.id(), each.kind(), money.apply(each.amount()), each.points()))
                            .toList(),
                    refund.explanation());
        }
    }

    /**
     * Next step of a case.
     *
     * @param whose whose turn it is
     * @param text what that side has to do, or how the case ended, in the reader's language
     * @param by until when the buyer has to act; null where no deadline runs
     */
    record Next(
            CaseProgress.Turn whose, String text, @Nullable Instant by) {}

    /**
     * Details of a case that staff see and its buyer does not.
     *
     * @param openedBy who applied: the buyer, or a member of the staff
     * @param exception why a window, a category or missing evidence does not count; null for none
     * @param awaited what the case waits for, and from when an alarm is raised
     * @param then what is due at the end of the wait
     * @param decision the decision about the application; null before
     * @param appeal the appeal against an earlier decision; null for none
     * @param offer the last offer and who made it; null for none
     * @param signals the risk signals that were found
     * @param inspection the inspection with the inspector's notes; null before
     * @param expected the goods that are expected back, with their names
     * @param replacementOrder the order that sends the new goods; empty until known
     * @param parked the effects that wait for a person
     * @param colleagues the members of the staff who worked on the case
     */
    record StaffDetails(
            String openedBy,
            @Nullable String exception,
            Awaited awaited,
            CaseWait.Then then,
            @Nullable Decision decision,
            @Nullable AppealMade appeal,
            @Nullable OfferBy offer,
            List<String> signals,
            @Nullable Inspector inspection,
            List<Expected> expected,
            String replacementOrder,
            List<ParkedHere> parked,
            Set<String> colleagues) {

        static StaffDetails of(AfterSalesCase whole, Function<String, String> name) {
            var review = whole.review();
            var verdict = review.verdict();
            var replacement = whole.replacement();
            var skus = new HashMap<LineId, String>();
            whole.submission().items().forEach(each -> skus.put(each.line(), each.sku()));
            return new StaffDetails(
                    whole.submission().openedBy().toString(),
                    whole.submission().exception(),
                    Awaited.by(whole),
                    whole.waiting().then(),
                    Decision.of(whole),
                    AppealMade.of(review.appeal()),
                    OfferBy.of(review.offer()),
                    verdict == null ? List.of() : verdict.seen().signals(),
                    Inspector.of(whole),
                    whole.inbounds().stream()
                            .map(each -> Expected.of(each, skus, name))
                            .toList(),
                    replacement == null ? "" : replacement.dispatch().order(),
                    whole.parked().stream().map(ParkedHere::of).toList(),
                    new TreeSet<>(whole.staff()));
        }
    }

    /**
     * Decision about an application.
     *
     * @param by the person who decided, or approved first; null for a rule
     * @param second the second person; null when there was none
     * @param at the moment of the decision; null while a second person has to approve
     * @param rule the name of the rule, or BY_HAND
     * @param amount the amount of the approval; null where there is none
     */
    record Decision(
            @Nullable String by,
            @Nullable String second,
            @Nullable Instant at,
            String rule,
            @Nullable Money amount,
            Views.OfferMade.@Nullable Terms terms) {
        static @Nullable Decision of(AfterSalesCase whole) {
            var review = whole.review();
            if (review.reviewer() == null && review.rule().isEmpty()) {
                return null;
            }
            Money amount = review.approvedAmount();
            return new Decision(
                    person(review.reviewer()),
                    person(review.secondApprover()),
                    review.at(),
                    review.rule(),
                    amount,
                    amount == null ? null : Views.OfferMade.Terms.of(review.terms(), amount.currency()));
        }
    }

    /**
     * Appeal.
     *
     * @param by the buyer, or the agent who appealed for the buyer
     * @param against the reason of the rejection before; empty where none of the goods were accepted
     */
    record AppealMade(String by, Instant at, String against) {
        static @Nullable AppealMade of(@Nullable Appeal appeal) {
            return appeal == null ? null : new AppealMade(appeal.by().id(), appeal.at(), appeal.against());
        }
    }

    /**
     * Offer with the persons who made it; one that waits for a second person was not told to the buyer.
     *
     * @param second the second person; null when none had to agree, or has not yet
     */
    record OfferBy(Offer.State state, String by, @Nullable String second, boolean told) {
        static @Nullable OfferBy of(@Nullable Offer offer) {
            return offer == null
                    ? null
                    : new OfferBy(offer.state(), offer.by().id(), person(offer.second()), offer.isTold());
        }
    }

    /**
     * Inspection as staff see it.
     *
     * @param fault the party at fault, as the inspector corrected it; null when the buyer's claim stands
     * @param surplus the goods found that were not announced; empty for none
     */
    record Inspector(String by, @Nullable Fault fault, String surplus, List<Found> findings) {
        /** Units of a line in one grade, with notes and photos. */
        record Found(LineId line, String grade, long quantity, String notes, List<Evidence> photos) {
            static Found of(Finding finding) {
                return new Found(
                        finding.line(), finding.grade().code(), finding.quantity(), finding.notes(), finding.photos());
            }
        }

        static @Nullable Inspector of(AfterSalesCase whole) {
            var inspection = whole.inspection();
            return inspection == null
                    ? null
                    : new Inspector(
                            inspection.inspector().id(),
                            inspection.fault(),
                            inspection.surplus(),
                            inspection.findings().stream().map(Found::of).toList());
        }
    }

    /**
     * Goods that are expected, or have come.
     *
     * @param number the number that names them in commands
     * @param parcel the parcel that did not reach the buyer; null for goods that the buyer sends
     * @param warehouse where they go; empty when unknown
     * @param code the code that the buyer shows; empty for none
     * @param carrier the carrier of the posting, else of the waybill; empty until known
     * @param until until when they have to be posted; null when the buyer was not asked to
     */
    record Expected(
            int number,
            @Nullable Place parcel,
            InboundState state,
            String warehouse,
            ReturnMethod method,
            String code,
            List<ShopViews.Goods> goods,
            String carrier,
            String trackingNumber,
            @Nullable Instant until) {
        static Expected of(Inbound inbound, Map<LineId, String> skus, Function<String, String> name) {
            Inbound.Label label = inbound.label();
            Inbound.Posting posting = inbound.posting();
            return new Expected(
                    inbound.number(),
                    inbound.parcel(),
                    inbound.state(),
                    inbound.warehouse(),
                    inbound.method(),
                    inbound.code(),
                    PlacedUnits.byLine(inbound.units()).stream()
                            .map(each -> {
                                String sku = skus.getOrDefault(each.line(), "");
                                return new ShopViews.Goods(each.line(), sku, name.apply(sku), each.quantity());
                            })
                            .toList(),
                    posting != null ? posting.carrier() : label == null ? "" : label.carrier(),
                    posting != null ? posting.trackingNumber() : label == null ? "" : label.trackingNumber(),
                    inbound.deadline());
        }
    }

    /**
     * Parked effect of a case.
     *
     * @param statements what persons have stated about it where two have to agree, in the order stated
     */
    record ParkedHere(EffectKey key, String effect, List<Statement> statements) {
        static ParkedHere of(ParkedEffect parked) {
            return new ParkedHere(parked.key(), parked.effect(), Statement.all(parked.statements()));
        }
    }

    /** Statement of a person about a parked payment, with which another person has to agree. */
    record Statement(String by, ParkedResolution said, String reference) {
        static List<Statement> all(List<ParkedEffect.Statement> statements) {
            return statements.stream()
                    .map(each -> new Statement(each.by().id(), each.said(), each.reference()))
                    .toList();
        }
    }

    private static @Nullable String person(@Nullable Actor actor) {
        return actor == null ? null : actor.id();
    }
}
