// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

/** The little HTML there is: escaping, and colors that follow the theme of JupyterLab. */
final class Html {
    private Html() {}

    /** Text that is text: no tag and no attribute can come out of it. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** A color for both themes: the fixed one for viewers without JupyterLab's variables. */
    static String color(String fixed, String variable) {
        return "color:" + fixed + ";color:var(" + variable + "," + fixed + ");";
    }
}
