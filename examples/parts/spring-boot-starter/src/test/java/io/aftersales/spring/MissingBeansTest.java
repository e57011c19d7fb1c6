package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.spring.host.Provider;
import io.aftersales.spring.host.Shop;
import io.aftersales.spring.host.Warehouse;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start without all that is needed is refused, in one message. */
class MissingBeansTest {
    private static final String STORAGE = "io.aftersales.ports.repositories.CaseRepository,"
            + " io.aftersales.ports.repositories.Outbox, io.aftersales.ports.repositories.TicketRepository";

    private static void refused(ApplicationContextRunner runner, String message) {
        runner.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(MissingBeans.class)
                .hasMessage(message));
    }

    @Test
    void everyRequiredGatewayAndRepositoryIsNamed() {
        refused(
                StarterContext.empty(),
                "after-sales lacks beans of " + STORAGE + ", io.aftersales.ports.gateways.Orders,"
                        + " io.aftersales.ports.gateways.PaymentGateway, io.aftersales.ports.gateways.Inventory; there is no DataSource: add spring-boot-starter-jdbc"
                        + " and a driver, and set spring.datasource.url");
    }

    @Test
    void onlyWhatIsMissingIsNamed() {
        refused(
                StarterContext.withDatabase().withBean(Shop.class).withBean(Warehouse.class),
                "after-sales lacks beans of io.aftersales.ports.gateways.PaymentGateway");
    }

    @Test
    void memoryIsNotUsedInPlaceOfADatabase() {
        refused(
                StarterContext.withGateways(),
                "after-sales lacks beans of " + STORAGE + "; there is no DataSource: add spring-boot-starter-jdbc and"
                        + " a driver, and set spring.datasource.url");
    }

    @Test
    void aDatabaseWithoutTheAdapterForItIsNamed() {
        refused(
                StarterContext.complete().withClassLoader(new FilteredClassLoader("io.aftersales.jdbc")),
                "after-sales lacks beans of " + STORAGE + "; io.aftersales:aftersales-jdbc is not on the class path");
    }

    @Test
    void twoDatabasesOfWhichNoneIsPrimaryAreNamed() {
        refused(
                StarterContext.complete().withBean("other", DataSource.class, TestDatabase::fresh),
                "after-sales lacks beans of " + STORAGE
                        + "; there are several DataSources, and none of them is @Primary");
    }

    @Test
    void repositoriesOfTheHostThatAreNotAllThereAreNamed() {
        refused(
                StarterContext.withGateways().withBean(InMemoryCaseRepository.class),
                "after-sales lacks beans of io.aftersales.ports.repositories.TicketRepository; there is no DataSource:"
                        + " add spring-boot-starter-jdbc and a driver, and set spring.datasource.url");
    }

    @EnableAutoConfiguration
    static class NothingDeclared {}

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theDeveloperReadsADescriptionInPlaceOfAStackTrace(CapturedOutput output) {
        var application = new SpringApplicationBuilder(NothingDeclared.class)
                .properties(
                        "spring.datasource.url=jdbc:h2:mem:missing;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "spring.flyway.enabled=false");
        assertThatThrownBy(application::run).hasRootCauseInstanceOf(MissingBeans.class);
        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "After-sales cannot be assembled. There is no bean of the types",
                        "    io.aftersales.ports.gateways.Orders\n",
                        "    io.aftersales.ports.gateways.Inventory\n",
                        "Declare a bean for each of these types; one class may implement several.")
                .doesNotContain("CaseRepository");
    }

    @Test
    void oneMorePieceMakesItComplete() {
        StarterContext.withDatabase()
                .withBean(Shop.class)
                .withBean(Warehouse.class)
                .withBean(Provider.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(AfterSales.class));
    }
}
