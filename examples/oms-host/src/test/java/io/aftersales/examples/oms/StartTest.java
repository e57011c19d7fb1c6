package io.aftersales.examples.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/** What a start is refused without, and what only a sample start does. */
class StartTest {

    @Test
    void withoutUsersIsRefusedWithWhatToDo() {
        var host = new SpringApplicationBuilder(OmsHost.class)
                .properties("spring.datasource.url=" + Postgres.freshUrl(), "server.port=0");
        assertThatThrownBy(host::run)
                .hasStackTraceContaining("there are no users: set shop.users[0].name")
                .hasStackTraceContaining("--spring.profiles.active=sample");
    }

    @Test
    void withoutTheSampleProfileStartsNoDatabaseThatIsDeletedAtTheEnd() {
        var context = new GenericApplicationContext();
        context.setEnvironment(new StandardEnvironment());
        new EmbeddedServices().initialize(context);
        assertThat(context.getEnvironment().getPropertySources().contains("surroundings"))
                .isFalse();
    }
}
