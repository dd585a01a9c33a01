// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gyrus.expression.Expression;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Names;

/** Reads the text of a model line by line; {@link ModelWriter} shows every kind of line. */
final class ModelReader {
    private static final String NAME = "([^\\s=,:\\[]++)";
    private static final String UNIT = "\\[([^\\]]*+)\\]";

    /** The kinds of line: the word they begin with, and how they go on; without backtracking, so any text is fast. */
    private static final Map<String, Pattern> KINDS = Map.ofEntries(
            kind("model", Quoted.PATTERN),
            kind("time", NAME + " *+" + UNIT),
            kind("space", UNIT),
            kind("state", NAME + " *+=([^\\[]*+)" + UNIT + " *+(?:, *+(positive))?"),
            kind("parameter", NAME + " *+=([^\\[]*+)" + UNIT + "(.*+)"),
            kind("input", NAME + " *+" + UNIT),
            kind("learned", NAME + " ++of ++(\\d{1,3}) *+(?:" + UNIT + ")?"),
            kind("define", "(.*+)"),
            kind("noise", NAME + " *+=(.*+)"),
            kind("history", NAME + " *+=(.*+)"),
            kind("on", NAME + "(?: ++with ++dose *+" + UNIT + ")? *+:(.*+)"),
            kind("when", "([^:]*+):(.*+)"),
            kind("observe", "([^\\[]*+)(?:" + UNIT + ")?"),
            kind("cite", Quoted.PATTERN));

    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("model", "model \"Tumor growth\""),
            Map.entry("time", "time t [day]"),
            Map.entry("space", "space [mm]"),
            Map.entry("state", "state V = 900 [mm^3], positive"),
            Map.entry("parameter", "parameter a = 0.05 [1/day], from 0.001 to 0.5, illustrative, source \"...\""),
            Map.entry("input", "input A [mmHg]"),
            Map.entry("learned", "learned f of 2 [1/day]"),
            Map.entry("define", "define q = (A - P)/R"),
            Map.entry("on", "on fraction with dose [Gy]: V -> V*exp(-alpha*dose)"),
            Map.entry("noise", "noise V = sigma*V"),
            Map.entry("history", "history V = V_0*exp(r*t)"),
            Map.entry("when", "when V > K/2 becomes true: V -> V/2"),
            Map.entry("observe", "observe total = V_l + V_d [mm^3]"),
            Map.entry("cite", "cite \"Laird 1964\""));

    private static final Pattern RANGE = Pattern.compile("from (\\S+) to (\\S+)");
    private static final Pattern SOURCE = Pattern.compile("source " + Quoted.PATTERN);
    private static final int LONGEST = 100_000;

    private ModelBuilder builder;

    private static Map.Entry<String, Pattern> kind(String word, String rest) {
        return Map.entry(word, Pattern.compile(word + " ++" + rest + " *+"));
    }

    static Model read(String text) {
        if (text.length() > LONGEST) {
            throw new ModelException("The text of a model has at most " + LONGEST + " characters, but this one has "
                    + text.length() + ".");
        }
        ModelReader reader = new ModelReader();
        List<String> lines = text.lines().toList();
        // The symbol of time decides how equations read, so its line comes first wherever it stands.
        reader.lines(lines, (word, line) -> {
            if (word.equals("model")) {
                reader.model(reader.match(word, line));
            }
        });
        if (reader.builder == null) {
            throw new ModelException("The text of a model has a line with its name, such as model \"Tumor growth\".");
        }
        reader.lines(lines, (word, line) -> {
            if (word.equals("time")) {
                Matcher m = reader.match(word, line);
                reader.builder.time(m.group(1), m.group(2));
            }
        });
        reader.lines(lines, reader::part);
        return reader.builder.build();
    }

    private void lines(List<String> lines, BiConsumer<String, String> each) {
        for (int i = 0; i < lines.size(); i++) {
            String line = Quoted.withoutComment(lines.get(i)).strip();
            if (line.isEmpty()) {
                continue;
            }
            try {
                each.accept(line.split("[\\s\\[\"]", 2)[0], line);
            } catch (ModelException e) {
                throw new ModelException("Line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    private void model(Matcher m) {
        if (builder != null) {
            throw new ModelException("A text has one model, but this is a second line with a name.");
        }
        builder = Model.named(Quoted.words(m.group(1)));
    }

    private Matcher match(String word, String line) {
        Matcher matcher = KINDS.get(word).matcher(line);
        if (!matcher.matches()) {
            throw new ModelException("This line is not complete; it is written as in\n  " + EXAMPLES.get(word)
                    + "\nbut it was\n  " + line);
        }
        return matcher;
    }

    private void part(String word, String line) {
        if (!KINDS.containsKey(word)) {
            equation(word, line);
            return;
        }
        Matcher m = match(word, line);
        switch (word) {
            case "space" -> builder.space(m.group(1));
            case "state" -> {
                builder.state(m.group(1), m.group(2), m.group(3));
                if (m.group(4) != null) {
                    builder.positive();
                }
            }
            case "parameter" -> parameter(m);
            case "input" -> builder.input(m.group(1), m.group(2));
            case "learned" -> learned(m);
            case "define" -> builder.definition(m.group(1));
            case "noise" -> builder.noise(m.group(1), m.group(2));
            case "history" -> builder.history(m.group(1), m.group(2));
            case "on" -> {
                builder.on(m.group(1), m.group(3).split(";"));
                if (m.group(2) != null) {
                    builder.dose(m.group(2));
                }
            }
            case "when" -> when(m.group(1).strip(), m.group(2).split(";"));
            case "observe" -> {
                if (m.group(2) == null) {
                    builder.observable(m.group(1));
                } else {
                    builder.observable(m.group(1), m.group(2));
                }
            }
            case "cite" -> builder.cites(Quoted.words(m.group(1)));
            default -> {} // the name and the time are read already
        }
    }

    private void equation(String word, String line) {
        if (!line.contains("=") || !line.substring(0, line.indexOf('=')).contains("/")) {
            throw new ModelException("A line does not begin with " + word
                    + Names.suggestion(word, KINDS.keySet())
                            .orElse("; an equation is written dV/dt = ..., a definition define q = ...."));
        }
        builder.equation(line);
    }

    private void when(String condition, String[] jumps) {
        for (Trigger.Direction direction : Trigger.Direction.values()) {
            if (condition.endsWith(" " + direction.label())) {
                String comparison = condition.substring(
                        0, condition.length() - direction.label().length());
                builder.when(comparison, jumps).direction(direction);
                return;
            }
        }
        builder.when(condition, jumps);
    }

    private void learned(Matcher m) {
        int arity = Integer.parseInt(m.group(2));
        if (m.group(3) == null) {
            builder.learned(m.group(1), arity);
        } else {
            builder.learned(m.group(1), arity, m.group(3));
        }
    }

    private void parameter(Matcher m) {
        builder.parameter(m.group(1), number(m.group(2)), m.group(3));
        String source = "";
        Trust trust = Trust.UNVERIFIED;
        Matcher quoted = SOURCE.matcher(m.group(4));
        String rest = m.group(4);
        if (quoted.find()) {
            source = Quoted.words(quoted.group(1));
            rest = rest.substring(0, quoted.start()) + rest.substring(quoted.end());
        }
        for (String clause : rest.split(",", -1)) {
            Matcher range = RANGE.matcher(clause.strip());
            if (range.matches()) {
                builder.range(number(range.group(1)), number(range.group(2)));
            } else if (!clause.isBlank()) {
                trust = Trust.labelled(clause.strip());
            }
        }
        builder.source(source, trust);
    }

    private static double number(String text) {
        if (text.strip().matches("-?infinity")) {
            return text.contains("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        try {
            if (Expression.parse(text) instanceof Expression.Literal literal) {
                return literal.value();
            }
        } catch (ExpressionException e) {
            throw new ModelException(e.getMessage(), e);
        }
        throw new ModelException("A number is expected, but " + text.strip() + " was given.");
    }
}
