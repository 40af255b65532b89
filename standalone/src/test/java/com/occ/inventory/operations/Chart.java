package com.occ.inventory.operations;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Lines over time, or areas upon each other, as SVG. */
final class Chart {
    private static final int LEFT = 58;
    private static final int RIGHT = 10;
    private static final int TOP = 8;
    private static final int BOTTOM = 20;

    private final int width;
    private final int height;
    private final Series.Span span;
    private final StringBuilder svg = new StringBuilder();

    private Chart(int width, int height, Series.Span span) {
        this.width = width;
        this.height = height;
        this.span = span;
    }

    static String of(Panel panel, List<Series> series, Series.Span span, int width, int height) {
        Chart chart = new Chart(width, height, span);
        boolean stacked = panel.stacked();
        double[][] levels = levels(series, span, stacked);
        double most = 0;
        for (double[] level : levels) {
            for (double value : level) {
                most = Double.isNaN(value) ? most : Math.max(most, value);
            }
        }
        double step = Units.step(panel.unit(), most <= 0 ? 1 : most);
        double top = Math.max(step, Math.ceil(most / step - 1e-9) * step);
        chart.axes(panel.unit(), step, top);
        // What was stacked last lies behind.
        for (int i = levels.length - 1; i >= 0; i--) {
            chart.line(levels[i], top, Palette.of(series.get(i).name(), i), stacked ? 0.55 : 0);
        }
        return chart.close();
    }

    /** Values at each step, NaN where there is none; stacked ones with what lies beneath. */
    private static double[][] levels(List<Series> series, Series.Span span, boolean stacked) {
        long step = span.step().toSeconds();
        int steps = (int) ((span.to().getEpochSecond() - span.from().getEpochSecond()) / step) + 1;
        double[][] levels = new double[series.size()][steps];
        double[] beneath = new double[steps];
        for (int i = 0; i < levels.length; i++) {
            java.util.Arrays.fill(levels[i], stacked ? 0 : Double.NaN);
            for (Series.Point point : series.get(i).points()) {
                int at = (int) Math.round((point.time() - span.from().getEpochSecond()) / step);
                if (at >= 0 && at < steps) {
                    levels[i][at] = point.value();
                }
            }
            for (int at = 0; stacked && at < steps; at++) {
                beneath[at] += levels[i][at];
                levels[i][at] = beneath[at];
            }
        }
        return levels;
    }

    private void axes(String unit, double step, double top) {
        for (int line = 0; line * step <= top * 1.0001; line++) {
            double y = y(line * step, top);
            add("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' class='grid'/>", LEFT, width - RIGHT, y, y);
            add(
                    "<text x='%d' y='%.1f' class='tick' text-anchor='end'>%s</text>",
                    LEFT - 6, y + 3.5, Units.text(unit, line * step));
        }
        long seconds = span.to().getEpochSecond() - span.from().getEpochSecond();
        DateTimeFormatter format = DateTimeFormatter.ofPattern(seconds < 900 ? "HH:mm:ss" : "HH:mm")
                .withZone(ZoneOffset.UTC);
        long apart = apart(seconds, Math.max(2, (width - LEFT) / 90));
        for (long time = (span.from().getEpochSecond() / apart + 1) * apart;
                time < span.to().getEpochSecond();
                time += apart) {
            double x = LEFT + (double) (time - span.from().getEpochSecond()) / seconds * (width - LEFT - RIGHT);
            if (x > LEFT + 20 && x < width - RIGHT - 20) {
                add(
                        "<text x='%.1f' y='%d' class='tick' text-anchor='middle'>%s</text>",
                        x, height - 5, format.format(Instant.ofEpochSecond(time)));
            }
        }
    }

    /** Seconds between two marks, so that there are no more than so many, at times that people use. */
    private static long apart(long seconds, int most) {
        for (long apart :
                new long[] {5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200}) {
            if (seconds / apart <= most) {
                return apart;
            }
        }
        return 86_400;
    }

    /** Gaps stay gaps; what stands alone is a dot. */
    private void line(double[] values, double top, String color, double opacity) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int at = 0; at < values.length; at++) {
            if (Double.isNaN(values[at])) {
                drawing = false;
                continue;
            }
            boolean alone = !drawing && (at + 1 == values.length || Double.isNaN(values[at + 1]));
            if (alone) {
                add("<circle cx='%.1f' cy='%.1f' r='2' fill='%s'/>", x(at, values.length), y(values[at], top), color);
            }
            path.append(String.format(
                    Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x(at, values.length), y(values[at], top)));
            drawing = true;
        }
        if (opacity > 0) {
            add(
                    "<path d='%sL%.1f %.1fL%d %.1fZ' fill='#fff'/>",
                    path, x(values.length - 1, values.length), y(0, top), LEFT, y(0, top));
            add(
                    "<path d='%sL%.1f %.1fL%d %.1fZ' fill='%s' fill-opacity='%s'/>",
                    path, x(values.length - 1, values.length), y(0, top), LEFT, y(0, top), color, opacity);
        }
        add("<path d='%s' fill='none' stroke='%s' stroke-width='1.4' stroke-linejoin='round'/>", path, color);
    }

    private double x(int at, int steps) {
        return LEFT + (double) at / Math.max(1, steps - 1) * (width - LEFT - RIGHT);
    }

    private double y(double value, double top) {
        return height - BOTTOM - Math.max(0, value) / top * (height - BOTTOM - TOP);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private String close() {
        return "<svg width='" + width + "' height='" + height + "' viewBox='0 0 " + width + " " + height + "'>" + svg
                + "</svg>";
    }
}
