// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/** An entry of the legend: its text and the sample before it. */
record LegendKey(String label, Ink ink, Sample sample) {
    enum Sample {
        LINE,
        POINT,
        LINE_AND_POINT,
        PATCH
    }
}
