package io.aftersales.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;

/** An edition of Jackson, with a standard mapper and with one that a host has set up in its own way. */
enum Edition {
    TWO {
        @Override
        String write(Object value) {
            return BothEditions.writtenByTwo(value);
        }

        @Override
        <T> T read(String text, Class<T> type) {
            return BothEditions.readByTwo(text, type);
        }

        private com.fasterxml.jackson.databind.json.JsonMapper host() {
            return com.fasterxml.jackson.databind.json.JsonMapper.builder()
                    .addModule(new AfterSalesJackson2Module())
                    .propertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                    .defaultPropertyInclusion(com.fasterxml.jackson.annotation.JsonInclude.Value.construct(
                            com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY,
                            com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY))
                    .configure(com.fasterxml.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
                    .configure(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                    .build();
        }

        @Override
        String writeAsHost(Object value) {
            try {
                return host().writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        <T> T readAsHost(String text, Class<T> type) {
            try {
                return host().readValue(text, type);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    THREE {
        @Override
        String write(Object value) {
            return BothEditions.THREE.writeValueAsString(value);
        }

        @Override
        <T> T read(String text, Class<T> type) {
            return BothEditions.THREE.readValue(text, type);
        }

        private tools.jackson.databind.json.JsonMapper host() {
            return tools.jackson.databind.json.JsonMapper.builder()
                    .addModule(new AfterSalesJackson3Module())
                    .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                    .changeDefaultPropertyInclusion(all ->
                            all.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY))
                    .configure(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
                    .configure(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                    .build();
        }

        @Override
        String writeAsHost(Object value) {
            return host().writeValueAsString(value);
        }

        @Override
        <T> T readAsHost(String text, Class<T> type) {
            return host().readValue(text, type);
        }
    };

    abstract String write(Object value);

    abstract <T> T read(String text, Class<T> type);

    abstract String writeAsHost(Object value);

    abstract <T> T readAsHost(String text, Class<T> type);
}
