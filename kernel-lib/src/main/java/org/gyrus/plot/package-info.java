// SPDX-License-Identifier: Apache-2.0
/**
 * Charts, fields and brains in the house theme.
 *
 * <p>What a cell says is what a reader hears:
 *
 * <pre>{@code
 * Charts.line("time", days, "day").y("V", volumes, "mm^3").band(lower, upper).logY().title("Untreated growth")
 * Charts.grid(3, patients).sharedAxes().title("The six worst forecasts")
 * FieldPicture.field("c", cells, "1").x("x", 0, 180, "mm").y("y", 0, 216, "mm").contours(0.16, 0.8)
 * }</pre>
 *
 * <table>
 * <caption>Public types, in reading order</caption>
 * <tr><td>{@link Picture}</td><td>anything a notebook shows as an image: PNG at twice the resolution, size, summary</td></tr>
 * <tr><td>{@link Charts}</td><td>where a chart begins: lines, points, steps, histogram, boxes, bars, grid</td></tr>
 * <tr><td>{@link Chart}</td><td>an immutable chart that grows: series, bands, intervals, events, log axes</td></tr>
 * <tr><td>{@link ChartGrid}</td><td>small multiples with aligned panels</td></tr>
 * <tr><td>{@link FieldPicture}</td><td>matrices and fields: color bar, real axes, contours, mask, log and diverging scales</td></tr>
 * <tr><td>{@link BlockDiagram}</td><td>boxes and arrows: how parts act on each other</td></tr>
 * <tr><td>{@link BrainPicture}</td><td>slices of a brain in gray, a field in color and lines over it</td></tr>
 * <tr><td>{@link GlassBrain}</td><td>regions and links seen through the outline of a brain</td></tr>
 * <tr><td>{@link RegionBars}</td><td>a value of each region as bars, colored by lobe</td></tr>
 * <tr><td>{@link Animation}</td><td>pictures one after the other as an animated PNG</td></tr>
 * <tr><td>{@link ColorMap}</td><td>viridis, cividis, RdBu, gray from their published tables</td></tr>
 * <tr><td>{@link PlotException}</td><td>arguments that cannot be drawn, with what to do</td></tr>
 * </table>
 *
 * <p>XChart draws the series; axes, ticks, legend and everything it draws poorly are ours (SeriesLayer says why).
 * Nothing here knows notebooks or HTML, and nothing is interactive.
 */
package org.gyrus.plot;
