package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host has one edition of Jackson; the classes for the other one stay unused. */
class EditionsAloneTest {
    private static final String TWO =
            Path.of("com", "fasterxml", "jackson", "core", "jackson-databind").toString();
    private static final String THREE = Path.of("tools", "jackson").toString();

    private static URLClassLoader without(String edition) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains(edition)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Writes a gift with the mapper that finds its modules by their service files. */
    private static Object writtenIn(ClassLoader loader, String mapperType) throws Exception {
        Class<?> type = loader.loadClass(mapperType);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Object builder = type.getMethod("builder").invoke(null);
            builder = builder.getClass().getMethod("findAndAddModules").invoke(builder);
            Object mapper = builder.getClass().getMethod("build").invoke(builder);
            Object gift = loader.loadClass("io.aftersales.domain.effects.Gift$Points")
                    .getConstructor(long.class)
                    .newInstance(5L);
            return type.getMethod("writeValueAsString", Object.class).invoke(mapper, gift);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void jackson2NeedsNoJackson3() throws Exception {
        try (URLClassLoader loader = without(THREE)) {
            assertThatThrownBy(() -> loader.loadClass("tools.jackson.databind.JacksonModule"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThat(writtenIn(loader, "com.fasterxml.jackson.databind.json.JsonMapper"))
                    .isEqualTo("{\"type\":\"POINTS\",\"count\":5}");
        }
    }

    @Test
    void jackson3NeedsNoJackson2() throws Exception {
        try (URLClassLoader loader = without(TWO)) {
            assertThatThrownBy(() -> loader.loadClass("com.fasterxml.jackson.databind.Module"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThat(writtenIn(loader, "tools.jackson.databind.json.JsonMapper"))
                    .isEqualTo("{\"type\":\"POINTS\",\"count\":5}");
        }
    }
}
