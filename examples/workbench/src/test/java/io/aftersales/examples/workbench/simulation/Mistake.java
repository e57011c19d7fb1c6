package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.AccountTotals;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.ChargeBalance;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;
import io.aftersales.domain.refunds.TaxBalance;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.CommandSubject;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes that were really made, by others or in the text this library began with, or suggest themselves; each a small change of a sound host. */
enum Mistake {
    ACCOUNT_VERSION_NOT_COMPARED("two at once both pass the check; juspay/hyperswitch#13182, medusajs/medusa#16012") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public void write(InMemoryCaseRepository real, Commit commit) {
                    try {
                        real.commit(commit);
                    } catch (StaleVersion e) {
                        if (!e.getMessage().startsWith("account")) {
                            throw e;
                        }
                        real.commit(onTopOf(real, commit));
                    }
                }
            };
        }
    },
    FRESH_KEY_FOR_EVERY_TRY("a retry uses a new key; medusajs/medusa#16681, saleor/saleor#19812") {
        @Override
        FaultyAdapters refit() {
            var tries = new AtomicLong();
            return paying((real, sent) ->
                    real.refund(under(new EffectKey(sent.key().value() + "-try" + tries.incrementAndGet()), sent)));
        }
    },
    GIFT_KEY_NOT_KEPT("a loyalty system is called without the key, so that each try gives once more") {
        @Override
        FaultyAdapters refit() {
            var tries = new AtomicLong();
            return new FaultyAdapters() {
                @Override
                public Gifts gifts(Gifts real) {
                    return new Gifts() {
                        @Override
                        public OptionalLong worth(Gift gift, Currency currency) {
                            return real.worth(gift, currency);
                        }

                        @Override
                        public Answer grant(EffectKey key, Cause cause, String buyer, Gift gift) {
                            String own = key.value() + "-" + tries.incrementAndGet();
                            return real.grant(new EffectKey(own), cause, buyer, gift);
                        }
                    };
                }
            };
        }
    },
    SENT_AGAIN_WITHOUT_ASKING("a payment in doubt is simply sent again; Adyen/adyen-shopware6#248") {
        @Override
        FaultyAdapters refit() {
            return stating(profile -> profile.remembering(null).asked(false, Duration.ZERO, false));
        }
    },
    FENCE_NOT_COMPARED("a worker that slept overwrites what its successor did; chobbledotcom/tickets#2065") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public boolean settle(InMemoryCaseRepository real, OutboxEntry entry) {
                    return real.settle(withStoredFence(real, entry));
                }

                @Override
                public void write(InMemoryCaseRepository real, Commit commit) {
                    OutboxEntry settled = commit.settled();
                    try {
                        real.commit(commit);
                    } catch (ClaimLost e) {
                        if (settled == null) {
                            throw e;
                        }
                        real.commit(new Commit(
                                commit.change(),
                                commit.accountTouched(),
                                commit.owed(),
                                withStoredFence(real, settled),
                                commit.receipt()));
                    }
                }
            };
        }
    },
    NOT_RELEASED("a rejected case keeps its stock reserved; medusajs/medusa#13625, PrestaShop#11359") {
        @Override
        FaultyAdapters refit() {
            return stocking((method, arguments, call) -> method.equals("release") ? null : call.get());
        }
    },
    CALLED_BEFORE_THE_COMMIT("money goes out in a transaction that is rolled back; hexclave#1006") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public Transactions transactions(Transactions real) {
                    return Transactions.NONE;
                }
            };
        }
    },
    RELEASE_NOT_REMEMBERED("a late request reserves again what was given free; no tombstone") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public boolean remembersReleases() {
                    return false;
                }
            };
        }
    },
    TIME_OUT_IS_FAILURE("any exception means not paid; veolms#56, and the text this library began with") {
        @Override
        FaultyAdapters refit() {
            return paying((real, sent) -> {
                try {
                    return real.refund(sent);
                } catch (RuntimeException e) {
                    return new Answer.Rejected("ERROR", Answer.Retry.NEVER);
                }
            });
        }
    },
    TIME_OUT_IS_SUCCESS("refunded as soon as it is sent, whatever comes back; hexclave#1006") {
        @Override
        FaultyAdapters refit() {
            return paying((real, sent) -> {
                try {
                    return real.refund(sent);
                } catch (RuntimeException e) {
                    return new Answer.Succeeded("");
                }
            });
        }
    },
    PENDING_IS_SUCCESS("taken by the provider is taken for paid") {
        @Override
        FaultyAdapters refit() {
            return answering(answer -> answer instanceof Answer.Pending ? new Answer.Succeeded("") : answer);
        }
    },
    PENDING_IS_FAILURE("not paid at once is taken for not paid, and paid on another route") {
        @Override
        FaultyAdapters refit() {
            return answering(answer ->
                    answer instanceof Answer.Pending ? new Answer.Rejected("PENDING", Answer.Retry.NEVER) : answer);
        }
    },
    COMMANDS_WITHOUT_ID("a double click is two commands; openfoodnetwork#6330, saleor-dashboard#4474") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public CaseRepository repository(CaseRepository real) {
                    return decorated(CaseRepository.class, real, (method, arguments, call) -> {
                        if (method.equals("receipt") && arguments[1] instanceof CommandId) {
                            return Optional.<Receipt>empty();
                        }
                        if (arguments != null && arguments[0] instanceof Commit commit) {
                            real.commit(new Commit(
                                    commit.change(), commit.accountTouched(), commit.owed(), commit.settled(), null));
                            return null;
                        }
                        return call.get();
                    });
                }
            };
        }
    },
    CLAIMED_UNITS_NOT_COUNTED("what open cases hold counts as free; open-mercato#1249, saleor/saleor#19645") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public CaseRepository repository(CaseRepository real) {
                    return decorated(CaseRepository.class, real, (method, arguments, call) -> {
                        Object found = call.get();
                        if (found instanceof CommandSubject<?> start
                                && start.subject() instanceof OrderAccount account) {
                            return CommandSubject.unanswered(withoutHolds(account));
                        }
                        return method.equals("account") && found instanceof Optional<?> known
                                ? known.map(account -> withoutHolds((OrderAccount) account))
                                : found;
                    });
                }
            };
        }
    },
    RESERVED_BEFORE_THE_CASE_IS_SAVED(
            "stock is reserved while it is only asked about; the text this library began with") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public Inventory inventory(Inventory real) {
                    var asked = new AtomicLong();
                    return decorated(Inventory.class, real, (method, arguments, call) -> {
                        if (method.equals("available")) {
                            real.reserve(
                                    new EffectKey("asked-" + asked.incrementAndGet()),
                                    new Cause(new CaseId(Orders.ID, 1), "NO_REASON"),
                                    List.of(new Goods("MUG", 1)),
                                    Orders.START);
                        }
                        return call.get();
                    });
                }
            };
        }
    },
    ONLY_THE_FIRST_RELEASED("a cancellation gives the first of several goods free; grandnode#560") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public Inventory inventory(Inventory real) {
                    return decorated(Inventory.class, real, (method, arguments, call) -> {
                        if (method.equals("release") && arguments[3] instanceof List<?> goods && goods.isEmpty()) {
                            real.release(
                                    (EffectKey) arguments[0],
                                    (Cause) arguments[1],
                                    (EffectKey) arguments[2],
                                    List.of(new Goods("MUG", 1)));
                            return null;
                        }
                        return call.get();
                    });
                }
            };
        }
    },
    ANOTHER_WAYBILL_FOR_EVERY_TRY("a retry makes a second waybill; the text this library began with") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public Logistics logistics(Logistics real) {
                    return decorated(Logistics.class, real, freshKeys(real, "createReturnWaybill"));
                }
            };
        }
    },
    ANOTHER_PARCEL_FOR_EVERY_TRY(
            "a crash between order and case is two reshipments; the text this library began with") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public Fulfilment fulfilment(Fulfilment real) {
                    return decorated(Fulfilment.class, real, freshKeys(real, "create"));
                }
            };
        }
    },
    ONE_KEY_FOR_ALL_ROUTES("the fallback goes out under the key of the route that failed") {
        @Override
        FaultyAdapters refit() {
            return paying((real, sent) ->
                    real.refund(under(new EffectKey(sent.key().value().replaceAll("-[1-9][0-9]*$", "-0")), sent)));
        }
    },
    REVERSALS_IGNORED("a refund that came back still counts as paid; polarsource/polar#9630") {
        @Override
        FaultyAdapters refit() {
            UnaryOperator<Answer> deaf =
                    answer -> answer instanceof Answer.Reversed back ? new Answer.Succeeded(back.reference()) : answer;
            FaultyAdapters payments = answering(deaf);
            return new FaultyAdapters() {
                @Override
                public Answer notice(Answer answer) {
                    return deaf.apply(answer);
                }

                @Override
                public PaymentGateway payments(PaymentGateway real) {
                    return payments.payments(real);
                }
            };
        }
    },
    KEYS_TRUSTED_FOR_EVER("the same key is sent again after the provider has forgotten it") {
        @Override
        FaultyAdapters refit() {
            return stating(profile -> profile.queryable() ? profile : profile.remembering(null));
        }
    },
    NOT_FOUND_BELIEVED_TOO_SOON("asked within the second, the provider knows of nothing yet, and is sent it again") {
        @Override
        FaultyAdapters refit() {
            return stating(profile ->
                    profile.queryable() ? profile.remembering(null).asked(true, Duration.ZERO, true) : profile);
        }
    },
    ANOTHER_AMOUNT_FOR_EVERY_TRY("the amount is worked out anew for every try; classyllama/ClassyLlama_AvaTax#29") {
        @Override
        FaultyAdapters refit() {
            var tries = new AtomicLong();
            return paying((real, sent) -> real.refund(new RefundInstruction(
                    sent.key(),
                    sent.caseId(),
                    sent.channel(),
                    sent.paymentReference(),
                    sent.route(),
                    Money.ofMinor(
                            sent.amount().minor() + tries.incrementAndGet() % 2,
                            sent.amount().currency()),
                    sent.captured(),
                    sent.reason())));
        }
    },
    STOP_ANSWER_NOT_READ("a stop counts as done once it is asked for; what the library did itself at first") {
        @Override
        FaultyAdapters refit() {
            return stocking((method, arguments, call) -> {
                Object answer = call.get();
                return method.equals("stopFulfilment") ? new Answer.Succeeded("") : answer;
            });
        }
    },
    STOP_PAID_BEFORE_THE_ANSWER("a warehouse that is still looking has stopped it already") {
        @Override
        FaultyAdapters refit() {
            return stocking((method, arguments, call) -> {
                Object answer = call.get();
                return method.equals("stopFulfilment") && answer instanceof Answer.Pending
                        ? new Answer.Succeeded("")
                        : answer;
            });
        }
    },
    STOPPED_AND_SENT("a warehouse says that a parcel stays, and hands it over") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public boolean keepsWhatItStopped() {
                    return false;
                }
            };
        }
    },
    DENIED_AND_SENT(
            "a warehouse says that it cannot send the new goods, and sends them to a buyer who is paid instead") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public Fulfilment fulfilment(Fulfilment real) {
                    return decorated(Fulfilment.class, real, (method, arguments, call) -> {
                        Object answer = call.get();
                        return method.equals("create") && answer instanceof Answer.Succeeded
                                ? new Answer.Rejected("NO_SERVICE", Answer.Retry.NEVER)
                                : answer;
                    });
                }
            };
        }
    },
    FIRST_PERSON_FORGOTTEN("the first of two persons is not remembered, and enters the second time alone") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public CaseRepository repository(CaseRepository real) {
                    return loading(real, account -> restored(account, enteredByAnother(account)));
                }
            };
        }
    },
    REFUSED_GOODS_FORGOTTEN("refused goods of a case that gave something early are neither taken in nor sent back") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public void write(InMemoryCaseRepository real, Commit commit) {
                    boolean early = commit.change().next().advance() != null;
                    List<OutboxEntry> written = commit.owed().stream()
                            .filter(entry -> !early || !(entry.effect() instanceof Effect.SendBack))
                            .toList();
                    real.commit(new Commit(
                            commit.change(), commit.accountTouched(), written, commit.settled(), commit.receipt()));
                }
            };
        }
    },
    RESTOCKED_AT_THE_DESTINATION("goods go into stock where they were expected, and not where they arrived") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public void write(InMemoryCaseRepository real, Commit commit) {
                    List<OutboxEntry> owed = commit.owed().stream()
                            .map(entry -> atTheDestination(
                                    entry, commit.change().next().inbounds()))
                            .toList();
                    real.commit(new Commit(
                            commit.change(), commit.accountTouched(), owed, commit.settled(), commit.receipt()));
                }
            };
        }
    },
    PLACE_FORGOTTEN_ON_RELEASE("units are released on their line, and stay held in their parcel") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public void write(InMemoryCaseRepository real, Commit commit) {
                    real.commit(new Commit(
                            new Change(
                                    commit.change().next(),
                                    stillHeldInTheirPlace(commit.change().account()),
                                    commit.change().events(),
                                    commit.change().effects()),
                            commit.accountTouched(),
                            commit.owed(),
                            commit.settled(),
                            commit.receipt()));
                }
            };
        }
    },
    PARCEL_WITH_WANTED_GOODS_STOPPED("a parcel is stopped for one unit of it, and the buyer waits for the others") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public io.aftersales.ports.gateways.Orders orders(io.aftersales.ports.gateways.Orders real) {
                    return decorated(io.aftersales.ports.gateways.Orders.class, real, (method, arguments, call) -> {
                        Object answer = call.get();
                        return answer instanceof Optional<?> known
                                ? known.map(order -> withoutTheOtherLines((OrderFacts) order))
                                : answer;
                    });
                }
            };
        }
    },
    OWED_IN_MEMORY_ONLY("what is owed is not written with the decision; no outbox") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public void write(InMemoryCaseRepository real, Commit commit) {
                    List<OutboxEntry> written = commit.owed().stream()
                            .filter(entry -> !(entry.effect() instanceof Effect.PayRefund))
                            .toList();
                    real.commit(new Commit(
                            commit.change(), commit.accountTouched(), written, commit.settled(), commit.receipt()));
                }
            };
        }
    },
    CAPTURE_COUNTED_TWICE("the notice of a capture comes twice, and the money counts twice") {
        @Override
        FaultyAdapters refit() {
            return keeping((before, after) ->
                    after.entries().stream().anyMatch(entry -> entry.kind() == AccountEntry.Kind.CAPTURE)
                            ? restored(after, withTenders(after, tender -> capturedAgain(after, tender)))
                            : after);
        }
    },
    REVERSAL_PAYS_TWICE("a won dispute is heard of twice, and the same money goes out under another key") {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public void write(InMemoryCaseRepository real, Commit commit) {
                    boolean won = commit.change().account().entries().stream()
                            .anyMatch(entry -> entry.kind() == AccountEntry.Kind.EXTERNAL_REVERSED);
                    List<OutboxEntry> owed = commit.owed().stream()
                            .flatMap(entry -> won && entry.effect() instanceof Effect.PayRefund pay
                                    ? Stream.of(entry, with(entry, underAnotherKey(pay)))
                                    : Stream.of(entry))
                            .toList();
                    real.commit(new Commit(
                            commit.change(), commit.accountTouched(), owed, commit.settled(), commit.receipt()));
                }
            };
        }
    },
    REVERSAL_NOT_REMEMBERED("what a booking was paid when a dispute was won is not remembered with it") {
        @Override
        FaultyAdapters refit() {
            return keeping((before, after) ->
                    after.entries().stream().anyMatch(entry -> entry.kind() == AccountEntry.Kind.EXTERNAL_REVERSED)
                            ? restored(after, withBookings(after, before.bookings()))
                            : after);
        }
    },
    TAX_ROUNDED_PER_REFUND("the tax of each refund is rounded by itself, and the sum is not the tax of the sale") {
        @Override
        FaultyAdapters refit() {
            FaultyAdapters added = keeping((before, after) -> restored(after, withTaxes(after, added(before, after))));
            return new FaultyAdapters() {
                @Override
                public CaseRepository repository(CaseRepository real) {
                    return loading(real, account -> restored(account, withTaxes(account, untouched(account))));
                }

                @Override
                public void write(InMemoryCaseRepository real, Commit commit) {
                    added.write(real, commit);
                }
            };
        }
    },
    CHARGE_PAID_TWICE("a shipping fee that a fault brought back comes back once more with the last unit") {
        @Override
        FaultyAdapters refit() {
            return keeping((before, after) -> restored(after, withoutChargesPaid(after)));
        }
    },
    AMENDMENT_WAKES_A_PROMOTION("what was added later counts for the promotions of the sale") {
        @Override
        FaultyAdapters refit() {
            return keeping(
                    (before, after) -> after.frozen().snapshot().amendments().isEmpty() ? after : asOnePart(after));
        }
    };

    private final String source;

    Mistake(String source) {
        this.source = source;
    }

    /** A host that makes it. */
    abstract FaultyAdapters refit();

    String source() {
        return source;
    }

    // --- what they are made of
    // ------------------------------------------------------------------------------------------------

    private interface Around {
        Object call(String method, Object[] arguments, Call call);
    }

    private interface Call {
        Object get();
    }

    @SuppressWarnings("unchecked")
    private static <G> G decorated(Class<G> face, G real, Around around) {
        return (G) Proxy.newProxyInstance(
                face.getClassLoader(),
                new Class<?>[] {face},
                (proxy, method, arguments) -> around.call(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw Mistake.<RuntimeException>unchecked(e.getCause());
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static Around freshKeys(Object real, String of) {
        var tries = new AtomicLong();
        return (method, arguments, call) -> {
            if (method.equals(of)) {
                arguments[0] = new EffectKey(arguments[0] + "-try" + tries.incrementAndGet());
            }
            return call.get();
        };
    }

    private static FaultyAdapters stocking(Around around) {
        return new FaultyAdapters() {
            @Override
            public Inventory inventory(Inventory real) {
                return decorated(Inventory.class, real, around);
            }
        };
    }

    private static FaultyAdapters paying(BiFunction<PaymentGateway, RefundInstruction, Answer> how) {
        return new FaultyAdapters() {
            @Override
            public PaymentGateway payments(PaymentGateway real) {
                return decorated(
                        PaymentGateway.class,
                        real,
                        (method, arguments, call) -> method.equals("refund")
                                ? how.apply(real, (RefundInstruction) arguments[0])
                                : call.get());
            }
        };
    }

    private static FaultyAdapters answering(UnaryOperator<Answer> heard) {
        return new FaultyAdapters() {
            @Override
            public PaymentGateway payments(PaymentGateway real) {
                return decorated(PaymentGateway.class, real, (method, arguments, call) -> {
                    Object answer = call.get();
                    return answer instanceof Answer said ? heard.apply(said) : answer;
                });
            }
        };
    }

    private static FaultyAdapters stating(UnaryOperator<ProviderProfile> believed) {
        return new FaultyAdapters() {
            @Override
            public PaymentGateway payments(PaymentGateway real) {
                return decorated(PaymentGateway.class, real, (method, arguments, call) -> {
                    Object answer = call.get();
                    return answer instanceof ProviderProfile profile ? believed.apply(profile) : answer;
                });
            }
        };
    }

    private static RefundInstruction under(EffectKey key, RefundInstruction sent) {
        return new RefundInstruction(
                key,
                sent.caseId(),
                sent.channel(),
                sent.paymentReference(),
                sent.route(),
                sent.amount(),
                sent.captured(),
                sent.reason());
    }

    private static Commit onTopOf(InMemoryCaseRepository real, Commit commit) {
        Change change = commit.change();
        AccountRecord moving = change.account().toRecord();
        long version = real.account(commit.order()).map(OrderAccount::version).orElse(0L);
        OrderAccount moved = OrderAccount.restore(
                asFirstFrozen(change.account()),
                new AccountRecord(
                        version,
                        moving.cases(),
                        moving.entries(),
                        moving.amendments(),
                        moving.replacements(),
                        moving.lines(),
                        moving.tenders(),
                        moving.charges(),
                        moving.taxes(),
                        moving.bookings(),
                        moving.externals(),
                        moving.totals(),
                        moving.waiting()));
        return new Commit(
                new Change(change.next(), moved, change.events(), change.effects()),
                true,
                commit.owed(),
                commit.settled(),
                commit.receipt());
    }

    private static OrderAccount withoutHolds(OrderAccount account) {
        AccountRecord moving = account.toRecord();
        List<LineBalance> free = moving.lines().stream()
                .map(line -> new LineBalance(
                        line.line(),
                        0,
                        line.back(),
                        line.goodwill(),
                        line.atFault(),
                        line.moved(),
                        line.places().stream()
                                .map(each -> new PlaceBalance(
                                        each.place(), each.contents(), 0, each.gone(), each.arrivedAt()))
                                .toList()))
                .toList();
        return withLines(account, moving, free);
    }

    /** Returns the sale as it was frozen at first touch: the stored account adds the amendments itself. */
    private static FrozenOrder asFirstFrozen(OrderAccount account) {
        return FrozenOrder.of(
                OrderSnapshot.of(account.frozen().snapshot().first()).get(),
                account.frozen().policy());
    }

    /** Returns a host that keeps another account than the one decided on, made of the account stored before and the new one. */
    private static FaultyAdapters keeping(BinaryOperator<OrderAccount> kept) {
        return new FaultyAdapters() {
            @Override
            public void write(InMemoryCaseRepository real, Commit commit) {
                OrderAccount after = commit.change().account();
                OrderAccount before = real.account(commit.order()).orElse(after);
                Change change = commit.change();
                real.commit(new Commit(
                        new Change(change.next(), kept.apply(before, after), change.events(), change.effects()),
                        commit.accountTouched(),
                        commit.owed(),
                        commit.settled(),
                        commit.receipt()));
            }
        };
    }

    /** Returns a repository whose accounts are read in another way. */
    private static CaseRepository loading(CaseRepository real, UnaryOperator<OrderAccount> read) {
        return decorated(CaseRepository.class, real, (method, arguments, call) -> {
            Object found = call.get();
            if (found instanceof CommandSubject<?> start && start.subject() != null) {
                return CommandSubject.unanswered(readAs(start.subject(), read));
            }
            return found instanceof Optional<?> known ? known.map(each -> readAs(each, read)) : found;
        });
    }

    private static Object readAs(Object found, UnaryOperator<OrderAccount> read) {
        if (found instanceof CaseWithAccount both) {
            return new CaseWithAccount(both.subject(), read.apply(both.account()));
        }
        return found instanceof OrderAccount account ? read.apply(account) : found;
    }

    private static Effect.PayRefund underAnotherKey(Effect.PayRefund pay) {
        return new Effect.PayRefund(
                new EffectKey(pay.key() + "9"),
                pay.tender(),
                pay.channel(),
                pay.paymentReference(),
                pay.route(),
                pay.amount(),
                pay.captured(),
                pay.reason(),
                pay.paidAt());
    }

    private static TenderBalance capturedAgain(OrderAccount account, TenderBalance tender) {
        long more = account.entries().stream()
                .filter(entry -> entry.kind() == AccountEntry.Kind.CAPTURE
                        && tender.tender().id().equals(entry.tender()))
                .mapToLong(AccountEntry::amount)
                .sum();
        return new TenderBalance(
                tender.tender(), tender.captured() + more, tender.owed(), tender.settled(), tender.external());
    }

    private static List<TaxBalance> untouched(OrderAccount account) {
        return account.taxes().stream()
                .map(row -> new TaxBalance(row.part(), row.line(), row.rate(), row.gross(), row.tax(), 0, 0, 0))
                .toList();
    }

    /** Adds what a decision moved, which began with untouched balances, to the balances before it. */
    private static List<TaxBalance> added(OrderAccount before, OrderAccount after) {
        var sums = new ArrayList<TaxBalance>();
        for (int r = 0; r < after.taxes().size(); r++) {
            TaxBalance moved = after.taxes().get(r);
            boolean known = before != after && r < before.taxes().size();
            TaxBalance was = known ? before.taxes().get(r) : untouched(after).get(r);
            sums.add(new TaxBalance(
                    moved.part(),
                    moved.line(),
                    moved.rate(),
                    moved.gross(),
                    moved.tax(),
                    was.drawn() + moved.drawn(),
                    was.refunded() + moved.refunded(),
                    was.external() + moved.external()));
        }
        return sums;
    }

    /** Counts what was added to an order as if it had been in the sale from the start. */
    private static OrderAccount asOnePart(OrderAccount account) {
        FrozenOrder frozen = FrozenOrder.of(
                OrderSnapshot.of(account.frozen().sale()).get(),
                account.frozen().policy());
        AccountRecord kept = account.toRecord();
        AccountTotals totals = kept.totals();
        long granted = totals.goodsGranted().stream().mapToLong(Long::longValue).sum();
        return OrderAccount.restore(
                frozen,
                new AccountRecord(
                        kept.version(),
                        kept.cases(),
                        kept.entries(),
                        List.of(),
                        kept.replacements(),
                        kept.lines(),
                        kept.tenders(),
                        kept.charges(),
                        kept.taxes().stream().map(Mistake::ofTheSale).toList(),
                        kept.bookings(),
                        kept.externals(),
                        new AccountTotals(
                                List.of(granted),
                                totals.refunded(),
                                totals.neverShipped(),
                                totals.full(),
                                totals.fees(),
                                totals.deductions(),
                                totals.waived(),
                                totals.keptGivenBack(),
                                totals.beyondRates(),
                                totals.cancelledParts(),
                                totals.couponsReturned(),
                                totals.captures(),
                                totals.topUps(),
                                totals.replacementOrders()),
                        kept.waiting()));
    }

    private static TaxBalance ofTheSale(TaxBalance row) {
        return new TaxBalance(
                0, row.line(), row.rate(), row.gross(), row.tax(), row.drawn(), row.refunded(), row.external());
    }

    private static OrderAccount restored(OrderAccount account, AccountRecord kept) {
        return OrderAccount.restore(asFirstFrozen(account), kept);
    }

    private static AccountRecord withTenders(OrderAccount account, UnaryOperator<TenderBalance> change) {
        AccountRecord kept = account.toRecord();
        List<TenderBalance> tenders = kept.tenders().stream().map(change).toList();
        return with(kept, kept.lines(), tenders, kept.charges(), kept.taxes(), kept.bookings());
    }

    private static AccountRecord withTaxes(OrderAccount account, List<TaxBalance> taxes) {
        AccountRecord kept = account.toRecord();
        return with(kept, kept.lines(), kept.tenders(), kept.charges(), taxes, kept.bookings());
    }

    private static AccountRecord withBookings(OrderAccount account, List<BookedRefund> bookings) {
        AccountRecord kept = account.toRecord();
        return with(kept, kept.lines(), kept.tenders(), kept.charges(), kept.taxes(), bookings);
    }

    private static AccountRecord enteredByAnother(OrderAccount account) {
        AccountRecord kept = account.toRecord();
        return new AccountRecord(
                kept.version(),
                kept.cases(),
                kept.entries(),
                kept.amendments(),
                kept.replacements(),
                kept.lines(),
                kept.tenders(),
                kept.charges(),
                kept.taxes(),
                kept.bookings(),
                kept.externals(),
                kept.totals(),
                kept.waiting().stream()
                        .map(each -> new WaitingEntry(
                                each.kind(),
                                each.caseId(),
                                each.reference(),
                                each.tender(),
                                each.minor(),
                                each.units(),
                                Actor.finance("another"),
                                each.at()))
                        .toList());
    }

    private static AccountRecord withoutChargesPaid(OrderAccount account) {
        AccountRecord kept = account.toRecord();
        List<ChargeBalance> charges = kept.charges().stream()
                .map(charge -> new ChargeBalance(charge.charge(), 0, 0))
                .toList();
        return with(kept, kept.lines(), kept.tenders(), charges, kept.taxes(), kept.bookings());
    }

    private static AccountRecord with(
            AccountRecord kept,
            List<LineBalance> lines,
            List<TenderBalance> tenders,
            List<ChargeBalance> charges,
            List<TaxBalance> taxes,
            List<BookedRefund> bookings) {
        return new AccountRecord(
                kept.version(),
                kept.cases(),
                kept.entries(),
                kept.amendments(),
                kept.replacements(),
                lines,
                tenders,
                charges,
                taxes,
                bookings,
                kept.externals(),
                kept.totals(),
                kept.waiting());
    }

    private static OrderAccount withLines(OrderAccount account, AccountRecord moving, List<LineBalance> lines) {
        return restored(
                account, with(moving, lines, moving.tenders(), moving.charges(), moving.taxes(), moving.bookings()));
    }

    private static OutboxEntry atTheDestination(OutboxEntry entry, List<Inbound> inbounds) {
        Effect effect = entry.effect();
        if (effect instanceof Effect.Restock restock) {
            String other = destination(restock.warehouse(), inbounds);
            return with(
                    entry,
                    new Effect.Restock(restock.key(), restock.reason(), other, restock.disposition(), restock.goods()));
        }
        return entry;
    }

    private static String destination(String arrival, List<Inbound> inbounds) {
        return inbounds.stream()
                .filter(each ->
                        each.arrival() != null && each.arrival().warehouse().equals(arrival))
                .map(Inbound::warehouse)
                .findFirst()
                .orElse(arrival);
    }

    private static OutboxEntry with(OutboxEntry entry, Effect effect) {
        return new OutboxEntry(
                entry.caseId(),
                entry.number(),
                effect,
                entry.state(),
                entry.doubted(),
                entry.call(),
                entry.attempts(),
                entry.firstSentAt(),
                entry.nextAt(),
                entry.owner(),
                entry.fence());
    }

    private static OrderAccount stillHeldInTheirPlace(OrderAccount account) {
        AccountRecord moving = account.toRecord();
        List<LineBalance> lines = moving.lines().stream()
                .map(line -> new LineBalance(
                        line.line(),
                        line.held(),
                        line.back(),
                        line.goodwill(),
                        line.atFault(),
                        line.moved(),
                        line.places().stream()
                                .map(each -> new PlaceBalance(
                                        each.place(),
                                        each.contents(),
                                        each.held() + released(account, line.line(), each.place()),
                                        each.gone(),
                                        each.arrivedAt()))
                                .toList()))
                .toList();
        return withLines(account, moving, lines);
    }

    private static long released(OrderAccount account, LineId line, Place place) {
        return account.entries().stream()
                .filter(entry -> entry.kind() == AccountEntry.Kind.RELEASED
                        && line.equals(entry.line())
                        && place.equals(entry.place()))
                .mapToLong(AccountEntry::units)
                .sum();
    }

    /** Tells of parcels on their way only the first of their lines. */
    private static OrderFacts withoutTheOtherLines(OrderFacts order) {
        List<Parcel> parcels = order.parcels().stream()
                .map(each -> each.isHandedOver() && each.deliveredAt() == null ? withOneLine(each) : each)
                .toList();
        return new OrderFacts(
                order.sale(),
                order.amendments(),
                order.history(),
                order.buyer(),
                order.state(),
                order.placedAt(),
                parcels,
                order.categories());
    }

    private static Parcel withOneLine(Parcel parcel) {
        var first = parcel.contents().entrySet().iterator().next();
        return new Parcel(
                parcel.id(),
                Map.of(first.getKey(), first.getValue()),
                parcel.warehouse(),
                parcel.carrier(),
                parcel.trackingNumber(),
                parcel.handedOverAt(),
                parcel.promisedAt(),
                parcel.deliveredAt(),
                parcel.ending());
    }

    private static OutboxEntry withStoredFence(InMemoryCaseRepository real, OutboxEntry entry) {
        OrderId order = entry.caseId().order();
        long fence = real.find(order, entry.key()).map(OutboxEntry::fence).orElse(entry.fence());
        Instant at = entry.nextAt();
        return new OutboxEntry(
                entry.caseId(),
                entry.number(),
                entry.effect(),
                entry.state(),
                entry.doubted(),
                entry.call(),
                entry.attempts(),
                entry.firstSentAt(),
                at,
                entry.owner(),
                fence);
    }
}
