package io.aftersales.examples.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Markdown pages, and what their blocks and links have to agree with.
 *
 * <p>A {@code java} block names a region, as in {@code ```java first-return}, and shows exactly the lines between {@code // guide:start
 * first-return} and {@code // guide:end first-return} of some source, without their common indentation. A {@code text} block names an
 * output and shows exactly what its program prints.
 */
final class Pages {
    private static final Pattern REGION = Pattern.compile("// guide:(start|end) (\\S+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules");
    private static final Set<String> UNCHECKED = Set.of("sh", "sql", "xml", "yaml", "json", "mermaid");

    private final Path root;
    private final List<Path> pages;

    /** The pages at the root of a project and everywhere below its examples. */
    Pages(Path root) {
        this.root = root;
        this.pages = files(root, ".md");
    }

    /**
     * A fenced block of a page.
     *
     * @param place page and line, for a message
     * @param language the first word after the fence
     * @param name the second word after the fence; empty if there is none
     */
    record Block(String place, String language, String name, String text) {}

    List<Path> all() {
        return pages;
    }

    /** Finds the faults in blocks of code and of output, given the output of each named program. */
    List<String> faultsOfBlocks(Map<String, String> outputs) {
        var faults = new ArrayList<String>();
        Map<String, String> regions = regions(faults);
        var unshown = new HashSet<>(regions.keySet());
        var unprinted = new HashSet<>(outputs.keySet());
        for (Block block : blocks()) {
            switch (block.language()) {
                case "java" -> {
                    compare(block, "region", regions, faults);
                    unshown.remove(block.name());
                }
                case "text" -> {
                    compare(block, "output", outputs, faults);
                    unprinted.remove(block.name());
                }
                default -> {
                    if (!UNCHECKED.contains(block.language())) {
                        faults.add(block.place() + ": a block of \"" + block.language() + "\", use java, text or "
                                + UNCHECKED);
                    }
                }
            }
        }
        unshown.forEach(name -> faults.add("no page shows the region " + name));
        unprinted.forEach(name -> faults.add("no page shows the output " + name));
        return faults;
    }

    private static void compare(Block block, String what, Map<String, String> known, List<String> faults) {
        String expected = known.get(block.name());
        if (expected == null) {
            faults.add(block.place() + ": there is no " + what + " \"" + block.name() + "\"");
        } else if (!expected.equals(block.text())) {
            faults.add(block.place() + ": the page does not show the " + what + " " + block.name() + ", which is\n"
                    + expected);
        }
    }

    /** The blocks of all pages. */
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        for (Path page : pages) {
            List<String> lines = read(page).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("```")) {
                    int start = i;
                    var text = new StringBuilder();
                    for (i++; i < lines.size() && !lines.get(i).startsWith("```"); i++) {
                        text.append(lines.get(i)).append('\n');
                    }
                    String[] words = lines.get(start).substring(3).split(" ", -1);
                    String name = words.length > 1 ? words[1] : "";
                    blocks.add(new Block(root.relativize(page) + ":" + (start + 1), words[0], name, text.toString()));
                }
            }
        }
        return blocks;
    }

    private Map<String, String> regions(List<String> faults) {
        var regions = new LinkedHashMap<String, String>();
        for (Path source : files(root.resolve("examples"), ".java")) {
            var open = new LinkedHashMap<String, StringBuilder>();
            for (String line : read(source).lines().toList()) {
                var mark = REGION.matcher(line.strip());
                if (!mark.matches()) {
                    open.values().forEach(text -> text.append(line).append('\n'));
                } else if (mark.group(1).equals("start")) {
                    open.put(mark.group(2), new StringBuilder());
                } else {
                    StringBuilder text = open.remove(mark.group(2));
                    if (text == null || regions.put(mark.group(2), dedented(text)) != null) {
                        faults.add(source.getFileName() + ": the region " + mark.group(2)
                                + " ends without a start, or is there twice");
                    }
                }
            }
            open.keySet().forEach(name -> faults.add(source.getFileName() + ": the region " + name + " has no end"));
        }
        return regions;
    }

    /** The lines without their common indentation; {@code stripIndent} takes an empty end of the text for a line of its own. */
    private static String dedented(StringBuilder lines) {
        return lines.isEmpty() ? "" : lines.substring(0, lines.length() - 1).stripIndent() + '\n';
    }

    /** The links to files and headings of the project that lead nowhere. */
    List<String> brokenLinks() {
        var broken = new ArrayList<String>();
        for (Path page : pages) {
            for (String link :
                    LINK.matcher(read(page)).results().map(it -> it.group(1)).toList()) {
                if (!link.startsWith("http") && !leadsSomewhere(page, link)) {
                    broken.add(root.relativize(page) + " links to " + link);
                }
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target)
                && (parts.length == 1 || headings(target).anyMatch(heading -> heading.equals(parts[1])));
    }

    /** The headings of a page as links name them. */
    private static Stream<String> headings(Path page) {
        return read(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'));
    }

    /** A file's text, with the line ends of this project on every machine. */
    static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The main sources of modules, by the name of their class. */
    static Map<String, Path> mainSourcesBelow(Path... modules) {
        var sources = new TreeMap<String, Path>();
        for (Path module : modules) {
            files(module.resolve(Path.of("src", "main", "java")), ".java")
                    .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
        }
        return sources;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(each -> each.toString().endsWith(ending) && !isLeftOut(folder.relativize(each)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLeftOut(Path path) {
        for (Path name : path) {
            if (LEFT_OUT.contains(name.toString()) || name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
