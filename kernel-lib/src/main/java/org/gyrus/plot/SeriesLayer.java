// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.util.function.Consumer;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * XChart as the painter of one series in the rectangle of a panel, everything around it switched off.
 *
 * <p>It is given finite fractions of the panel only, and few of them: XChart 4.0.3 throws on infinity and on values that
 * are not positive under a logarithmic axis, boxes every value to place its ticks, and cannot place them where told.
 * Axes, ticks and legend are therefore those of {@link Frame}; dashed and translucent lines, which XChart draws segment
 * by segment with visible joints, are those of {@link Panel#path}.
 */
final class SeriesLayer {
    /** Room around the panel, so that a point at its edge is not cut; a line is cut closer, by the panel's clip. */
    private static final int MARGIN = 6;

    private final XYChart chart;
    private final Rectangle area;

    private SeriesLayer(Rectangle panel) {
        area = new Rectangle(panel);
        area.grow(MARGIN, MARGIN);
        chart = new XYChart(area.width, area.height);
        Color none = new Color(255, 255, 255, 0);
        double edgeX = MARGIN / (double) panel.width;
        double edgeY = MARGIN / (double) panel.height;
        XYStyler styler = chart.getStyler();
        styler.setLegendVisible(false);
        styler.setChartTitleVisible(false);
        styler.setAxisTitlesVisible(false);
        styler.setAxisTicksVisible(false);
        styler.setPlotGridLinesVisible(false);
        styler.setPlotBorderVisible(false);
        styler.setChartPadding(0);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(1.0);
        styler.setChartBackgroundColor(none);
        styler.setPlotBackgroundColor(none);
        styler.setXAxisMin(-edgeX).setXAxisMax(1 + edgeX);
        styler.setYAxisMin(-edgeY).setYAxisMax(1 + edgeY);
    }

    static void line(Graphics2D g, Rectangle panel, double[][] points, Ink ink, boolean steps) {
        draw(g, panel, points, steps ? XYSeriesRenderStyle.Step : XYSeriesRenderStyle.Line, series -> {
            series.setLineColor(ink.color());
            series.setLineStyle(ink.stroke());
            series.setMarker(SeriesMarkers.NONE);
        });
    }

    static void area(Graphics2D g, Rectangle panel, double[][] loop, Color fill) {
        draw(g, panel, loop, XYSeriesRenderStyle.PolygonArea, series -> {
            series.setFillColor(fill);
            series.setLineStyle(SeriesLines.NONE);
            series.setMarker(SeriesMarkers.NONE);
        });
    }

    static void points(Graphics2D g, Rectangle panel, double[][] points, Color color, double diameter) {
        draw(g, panel, points, XYSeriesRenderStyle.Scatter, series -> {
            series.setMarkerColor(color);
            series.setMarker(new Dot(diameter));
        });
    }

    private static void draw(
            Graphics2D g, Rectangle panel, double[][] points, XYSeriesRenderStyle kind, Consumer<XYSeries> style) {
        if (points[0].length == 0) {
            return;
        }
        SeriesLayer layer = new SeriesLayer(panel);
        XYSeries series = layer.chart.addSeries("series", points[0], points[1]);
        series.setXYSeriesRenderStyle(kind);
        style.accept(series);
        Graphics2D own = (Graphics2D) g.create();
        own.translate(layer.area.x, layer.area.y);
        layer.chart.paint(own, layer.area.width, layer.area.height);
        own.dispose();
    }

    /** A filled circle with a thin white rim, so that points on each other stay apart. */
    private static final class Dot extends Marker {
        private final double diameter;

        Dot(double diameter) {
            this.diameter = diameter;
        }

        @Override
        public void paint(Graphics2D g, double x, double y, int size) {
            Color color = g.getColor();
            Stroke before = g.getStroke();
            Ellipse2D disc = new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter);
            g.fill(disc);
            if (diameter >= 5 && color.getAlpha() == 255) {
                g.setColor(Theme.GROUND);
                g.setStroke(new BasicStroke(0.7f));
                g.draw(disc);
                g.setColor(color);
                g.setStroke(before);
            }
        }
    }
}
