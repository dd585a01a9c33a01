// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A formula on one line: {@code N_V(V)} with a subscript, products with a dot. */
final class BlockText {
    private static final Pattern SUBSCRIPT = Pattern.compile("(?<=[\\p{L}0-9])_([\\p{L}0-9]+)");

    private BlockText() {}

    static TextLayout of(String text, Font font) {
        String shown = text.replace("*", "\u00b7").replace("-", "\u2212");
        StringBuilder plain = new StringBuilder();
        Matcher matcher = SUBSCRIPT.matcher(shown);
        List<int[]> low = new ArrayList<>();
        int at = 0;
        while (matcher.find()) {
            plain.append(shown, at, matcher.start());
            low.add(new int[] {plain.length(), plain.length() + matcher.group(1).length()});
            plain.append(matcher.group(1));
            at = matcher.end();
        }
        plain.append(shown.substring(at));
        AttributedString attributed = new AttributedString(plain.isEmpty() ? " " : plain.toString());
        attributed.addAttribute(TextAttribute.FONT, font);
        for (int[] part : low) {
            attributed.addAttribute(
                    TextAttribute.FONT,
                    font.deriveFont(Map.of(TextAttribute.SUPERSCRIPT, TextAttribute.SUPERSCRIPT_SUB)),
                    part[0],
                    part[1]);
        }
        return new TextLayout(attributed.getIterator(), Theme.METRICS);
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : of(text, font).getAdvance();
    }
}
