package io.aftersales.domain.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What PIT found out about one package: how many of its mutants the tests of the package noticed, and which they did not.
 *
 * @param mutants the number of changes that were made to the package, one at a time
 * @param killed how many of them made a test fail, hang or run out of memory
 * @param survivors those that no test noticed, with their number
 */
record MutationReport(long mutants, long killed, Map<Mutant, Long> survivors) {
    private static final Set<String> NOTICED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");

    /**
     * A change to a method. Lines are left out, because they move; several changes of one sort in a method are counted.
     *
     * @param type the class, without its package
     * @param method the method, or the one that a lambda stands in; {@code static} for what is done when the class is loaded
     * @param change the sort of change, PIT's mutator without its last word
     */
    record Mutant(String type, String method, String change) {
        @Override
        public String toString() {
            return type + "." + method + " " + change;
        }
    }

    /** Reads {@code mutations.xml}. */
    static MutationReport read(Path file) throws IOException {
        var survivors = new LinkedHashMap<Mutant, Long>();
        long killed = 0;
        List<Element> mutations = mutations(file);
        for (Element mutation : mutations) {
            if (NOTICED.contains(mutation.getAttribute("status"))) {
                killed++;
            } else {
                survivors.merge(mutant(mutation), 1L, Long::sum);
            }
        }
        return new MutationReport(mutations.size(), killed, survivors);
    }

    private static Mutant mutant(Element mutation) {
        String type = text(mutation, "mutatedClass");
        String mutator = text(mutation, "mutator");
        return new Mutant(
                type.substring(type.lastIndexOf('.') + 1),
                method(text(mutation, "mutatedMethod")),
                mutator.substring(mutator.lastIndexOf('.') + 1).replaceFirst("Mutator$", ""));
    }

    /** Returns the method that a lambda stands in: compilers number lambdas as they like. */
    private static String method(String name) {
        return name.replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1");
    }

    private static String text(Element mutation, String name) {
        return mutation.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<Element> mutations(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            NodeList nodes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("mutation");
            var mutations = new ArrayList<Element>();
            for (int i = 0; i < nodes.getLength(); i++) {
                mutations.add((Element) nodes.item(i));
            }
            return mutations;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no report of PIT", e);
        }
    }
}
