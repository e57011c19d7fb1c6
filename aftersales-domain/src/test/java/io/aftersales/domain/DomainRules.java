package io.aftersales.domain;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.tickets.Ticket;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the modules cannot say of the domain. Each rule is a field, named by what it says of the domain. */
final class DomainRules {
    /** The calculator and the books: package-private, and to stay so. */
    static final Set<String> INNER_REFUNDS = Set.of(
            "AccountEditor",
            "BookingAmounts",
            "BreakdownSentences",
            "BreakdownWriter",
            "RefundCalculator",
            "RunningTotals");

    /** The packages in import order: each imports only from those before it. */
    private static final List<String> ORDER = List.of(
            "shared",
            "money",
            "orders",
            "effects",
            "refunds",
            "lifecycle",
            "claims",
            "goods",
            "review",
            "policy",
            "cases",
            "tickets",
            "finance",
            "analytics");

    static final ArchRule DEPENDS_ON_JDK_VAVR_AND_JSPECIFY_ONLY = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.aftersales.domain..", "io.vavr..", "org.jspecify..")
                    .or(resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.math"))
                    .or(resideInAnyPackage("java.nio.charset", "java.security"))
                    .or(named("java.io.Serial", "java.io.Serializable")));

    static final ArchRule READS_NO_CLOCK = noClasses()
            .should(access(
                    "a clock",
                    call -> isOf(call, "System", "currentTimeMillis", "nanoTime")
                            || isOf(call, "Date", "<init>")
                            || (call.getName().equals("now")
                                    && call.getTargetOwner().getPackageName().startsWith("java.time"))))
            .orShould()
            .dependOnClassesThat(named("java.time.Clock", "java.time.InstantSource"));

    static final ArchRule DRAWS_NO_LOTS = noClasses()
            .should(access(
                    "chance",
                    call -> isOf(call, "UUID", "randomUUID")
                            || isOf(call, "Math", "random")
                            || isOf(call, "Collections", "shuffle")))
            .orShould()
            .dependOnClassesThat(named(
                            "java.util.Random",
                            "java.util.SplittableRandom",
                            "java.security.SecureRandom",
                            "java.util.concurrent.ThreadLocalRandom")
                    .or(resideInAPackage("java.util.random")));

    static final ArchRule SAYS_NOTHING_ALOUD = noClasses()
            .should(access(
                    "a way to print",
                    call -> isOf(call, "System", "out", "err", "getLogger")
                            || call.getName().equals("printStackTrace")))
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..")
                    .or(named("java.lang.System$Logger", "java.io.PrintStream")));

    static final ArchRule STARTS_NO_THREADS = noClasses()
            .should(access(
                    "threads",
                    call -> call.getName().startsWith("parallel")
                            || isOf(call, "Object", "wait", "notify", "notifyAll")))
            .orShould()
            .dependOnClassesThat(resideInAPackage("java.util.concurrent..")
                    .or(named("java.lang.Thread", "java.lang.ThreadLocal", "java.util.Timer")))
            .orShould(haveMethodsThatAre(JavaModifier.SYNCHRONIZED));

    static final ArchRule COUNTS_IN_WHOLE_NUMBERS = noClasses()
            .that(resideInAnyPackage(
                    "..domain.money",
                    "..domain.orders",
                    "..domain.effects",
                    "..domain.refunds",
                    "..domain.lifecycle",
                    "..domain.claims",
                    "..domain.review",
                    "..domain.policy",
                    "..domain.cases",
                    "..domain.tickets",
                    "..domain.finance"))
            .should(declareFractions())
            .orShould(access("fractions", call -> Signatures.ofTarget(call).anyMatch(Signatures::isFraction)));

    static final ArchRule IMPORTS_DOWNWARDS_ONLY = classes().should(importOnlyFromPackagesBeforeTheirOwn());

    static final ArchRule SHOWS_NOTHING_OF_VAVR_BUT_EITHER =
            classes().that(describe("others can see", DomainRules::isSeen)).should(showOnlyEither());

    static final ArchRule KEEPS_THE_BOOKS_CLOSED = classes()
            .that(resideInAPackage("..domain.refunds"))
            .and(describe("are the calculator and the books", type -> INNER_REFUNDS.contains(type.getSimpleName())))
            .should()
            .bePackagePrivate();

    static final ArchRule LETS_ONLY_THE_DRAFT_ASSIGN_A_STATUS = noClasses()
            .should(access(
                    "the constructor of a case outside the draft",
                    call -> call.getName().equals("<init>")
                            && call.getTargetOwner().isEquivalentTo(AfterSalesCase.class)
                            && !call.getOriginOwner().getName().equals("io.aftersales.domain.cases.CaseDraft")
                            && !call.getOrigin().getFullName().equals(AfterSalesCase.class.getName() + ".saved()")));

    static final ArchRule LETS_ONLY_THE_TICKET_DRAFT_ASSIGN_A_STATUS = noClasses()
            .should(access(
                    "the constructor of a ticket outside the draft",
                    call -> call.getName().equals("<init>")
                            && call.getTargetOwner().isEquivalentTo(Ticket.class)
                            && !call.getOriginOwner().getName().equals("io.aftersales.domain.tickets.TicketDraft")
                            && !call.getOrigin().getFullName().equals(Ticket.class.getName() + ".saved()")));

    static final ArchRule HAS_NO_SETTERS = noMethods().should().haveNameMatching("set[A-Z].*");

    static final ArchRule HAS_NO_VALUES_THAT_CHANGE = fields().that()
            .areDeclaredInClassesThat(
                    describe("are records, enums or public, builders apart", DomainRules::holdsValues))
            .should()
            .beFinal();

    static final ArchRule CALLS_THINGS_BY_THEIR_NAMES = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveNameMatching(".*Utils?")
            .orShould()
            .haveSimpleNameEndingWith("Data")
            .orShould()
            .haveSimpleNameEndingWith("Info");

    private DomainRules() {}

    // --- words
    // -----------------------------------------------------------------------------------------------------------

    private static DescribedPredicate<JavaClass> named(String... names) {
        return describe(
                "are " + String.join(", ", names), type -> List.of(names).contains(type.getName()));
    }

    private static boolean isOf(JavaAccess<?> access, String owner, String... names) {
        return access.getTargetOwner().getSimpleName().equals(owner)
                && List.of(names).contains(access.getName());
    }

    /** Calls, field accesses and method references. */
    private static ArchCondition<JavaClass> access(String what, Predicate<JavaAccess<?>> meant) {
        return new ArchCondition<>("access " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(meant)
                        .forEach(each -> events.add(SimpleConditionEvent.satisfied(each, each.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveMethodsThatAre(JavaModifier modifier) {
        return new ArchCondition<>("have methods that are " + modifier) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(modifier))
                        .forEach(each -> events.add(SimpleConditionEvent.satisfied(each, each.getDescription())));
            }
        };
    }

    /** Fields and signatures apart from calls, because a primitive is no dependency. */
    private static ArchCondition<JavaClass> declareFractions() {
        return new ArchCondition<>("declare fractions") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Signatures.all(type)
                        .forEach((where, types) -> types.stream()
                                .filter(Signatures::isFraction)
                                .forEach(each -> events.add(
                                        SimpleConditionEvent.satisfied(type, where + " is of " + each.getName()))));
            }
        };
    }

    // --- packages
    // --------------------------------------------------------------------------------------------------------

    private static ArchCondition<JavaClass> importOnlyFromPackagesBeforeTheirOwn() {
        return new ArchCondition<>("import only from packages before their own: " + ORDER) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = place(type);
                if (own < 0) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no package of the order"));
                }
                for (Dependency each : type.getDirectDependenciesFromSelf()) {
                    if (place(each.getTargetClass().getBaseComponentType()) > own) {
                        events.add(SimpleConditionEvent.violated(each, each.getDescription()));
                    }
                }
            }
        };
    }

    private static int place(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.domain\\.");
        return parts.length < 2 ? -1 : ORDER.indexOf(parts[1]);
    }

    // --- what others see
    // -------------------------------------------------------------------------------------------------

    /** A builder collects what a value is made of, and changes while it does. */
    private static boolean holdsValues(JavaClass type) {
        return (type.isRecord() || type.isEnum() || isSeen(type))
                && !type.getSimpleName().equals("Builder");
    }

    private static boolean isSeen(JavaClass type) {
        return Signatures.isSeen(type.getModifiers())
                && type.getEnclosingClass().map(DomainRules::isSeen).orElse(true);
    }

    private static ArchCondition<JavaClass> showOnlyEither() {
        return new ArchCondition<>("show nothing of vavr but Either") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Signatures.seen(type)
                        .forEach((where, shown) -> shown.stream()
                                .map(JavaClass::getName)
                                .filter(name -> name.startsWith("io.vavr.") && !name.equals("io.vavr.control.Either"))
                                .forEach(name ->
                                        events.add(SimpleConditionEvent.violated(type, where + " shows " + name))));
            }
        };
    }

    /** All rules by name. */
    static List<String> names() {
        return Arrays.stream(DomainRules.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(Field::getName)
                .toList();
    }

    /** The rule with this name. */
    static ArchRule rule(String name) {
        try {
            return (ArchRule) DomainRules.class.getDeclaredField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no rule " + name, e);
        }
    }
}
