package com.occ.inventory.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.web.util.HtmlUtils;

/**
 * A dashboard as a page without Grafana: the same panels at the same places, drawn from the answers to the same queries. For the
 * README, and to look at what a test saw.
 */
public final class Picture {
    private static final int WIDTH = 1440;
    private static final int MARGIN = 16;
    private static final int GAP = 8;
    private static final int UNIT = 30;
    private static final int MOST_NAMES = 12;
    private static final String STYLE =
            """
            *{box-sizing:border-box;margin:0}
            body{width:1440px;background:#eef1f5;font:13px/1.35 "Liberation Sans",Arial,sans-serif;color:#1f2a37;position:relative}
            header{position:absolute;left:16px;top:14px;right:16px;display:flex;justify-content:space-between;align-items:baseline}
            h1{font-size:19px} header span{color:#5b6878}
            h2{position:absolute;font-size:13px;color:#435063;padding-top:9px;letter-spacing:.02em}
            section{position:absolute;background:#fff;border:1px solid #d9dfe7;border-radius:6px;padding:8px 10px;overflow:hidden}
            h3{font-size:12.5px;font-weight:600;color:#435063;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
            .big{font-size:30px;font-weight:600;text-align:center;white-space:nowrap;display:flex;align-items:center;justify-content:center;height:calc(100% - 18px)}
            .none{color:#8a95a4;text-align:center;padding-top:24px}
            .grid{stroke:#e6eaf0;stroke-width:1} .tick{font-size:10.5px;fill:#66727f}
            .legend{display:flex;flex-wrap:wrap;gap:1px 12px;font-size:11px;color:#435063;padding-left:6px;height:32px;overflow:hidden}
            .legend i{display:inline-block;width:10px;height:3px;border-radius:2px;margin-right:5px;vertical-align:middle}
            .bar{display:grid;grid-template-columns:34% 1fr 70px;gap:8px;align-items:center;font-size:12px;padding:3px 0}
            .bar b{height:12px;border-radius:2px;display:block;min-width:2px} .bar span{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
            """;

    private final Prometheus prometheus;
    private final Series.Span span;

    public Picture(Prometheus prometheus, Series.Span span) {
        this.prometheus = prometheus;
        this.span = span;
    }

    public int width() {
        return WIDTH;
    }

    public int height(Dashboard dashboard) {
        return 44
                + dashboard.panels().stream()
                                .mapToInt(panel -> panel.y() + panel.h())
                                .max()
                                .orElse(0)
                        * (UNIT + GAP)
                + MARGIN;
    }

    public String html(Dashboard dashboard) {
        StringBuilder html = new StringBuilder(
                "<!doctype html><meta charset='utf-8'><style>" + STYLE + "</style><body style='height:"
                        + height(dashboard) + "px'><header><h1>" + escaped(dashboard.title()) + "</h1><span>"
                        + span.from().toString().substring(0, 10) + ", UTC</span></header>");
        dashboard.panels().forEach(panel -> html.append(panel.row() ? heading(panel) : section(panel)));
        return html.append("</body>").toString();
    }

    private static String heading(Panel row) {
        return "<h2 style='left:" + MARGIN + "px;top:" + top(row) + "px'>" + escaped(row.title()) + "</h2>";
    }

    private String section(Panel panel) {
        int width = (WIDTH - 2 * MARGIN + GAP) * panel.w() / 24 - GAP;
        int height = panel.h() * (UNIT + GAP) - GAP;
        int left = MARGIN + (WIDTH - 2 * MARGIN + GAP) * panel.x() / 24;
        List<Series> series = Series.of(prometheus, panel, span);
        String content =
                series.isEmpty() ? "<p class='none'>No data</p>" : content(panel, series, width - 22, height - 36);
        return "<section style='left:" + left + "px;top:" + top(panel) + "px;width:" + width + "px;height:" + height
                + "px'><h3>" + escaped(panel.title()) + "</h3>" + content + "</section>";
    }

    private String content(Panel panel, List<Series> series, int width, int height) {
        return switch (panel.type()) {
            case "stat" -> big(panel, series.get(0).last());
            case "bargauge" -> bars(panel, series);
            default -> Chart.of(panel, series, span, width, height - 34) + legend(series);
        };
    }

    private static String big(Panel panel, double value) {
        return "<div class='big' style='color:" + Palette.named(panel.color(value)) + "'>" + escaped(panel.text(value))
                + "</div>";
    }

    private static String bars(Panel panel, List<Series> series) {
        double most =
                Math.max(1e-9, series.stream().mapToDouble(Series::last).max().orElse(1));
        StringBuilder bars = new StringBuilder();
        series.stream()
                .sorted(Comparator.comparingDouble(Series::last).reversed())
                .forEach(one -> bars.append(String.format(
                        Locale.ROOT,
                        "<div class='bar'><span>%s</span><b style='width:%.1f%%;background:%s'></b><span>%s</span></div>",
                        escaped(one.name()),
                        100 * Math.max(0, one.last()) / most,
                        Palette.named(panel.color(one.last())),
                        escaped(panel.text(one.last())))));
        return bars.toString();
    }

    /** Those that reach highest first: there is not always room for all. */
    private static String legend(List<Series> series) {
        StringBuilder legend = new StringBuilder("<div class='legend'>");
        IntStream.range(0, series.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -series.get(i).most()))
                .limit(MOST_NAMES)
                .forEach(i -> legend.append("<span><i style='background:")
                        .append(Palette.of(series.get(i).name(), i))
                        .append("'></i>")
                        .append(escaped(series.get(i).name()))
                        .append("</span>"));
        return legend.append("</div>").toString();
    }

    private static int top(Panel panel) {
        return 44 + panel.y() * (UNIT + GAP);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
