package com.occ.inventory.operations;

import java.util.Locale;

/** Numbers with their units, as Grafana's names of units ask for, and steps that look well on an axis. */
final class Units {
    private static final double[] SECONDS = {60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400, 604_800};

    private Units() {}

    static String text(String unit, double value) {
        return switch (unit) {
            case "s" -> seconds(value);
            case "percentunit" -> number(value * 100) + " %";
            case "bytes" -> bytes(value);
            case "none", "" -> number(value);
            default -> number(value) + unit.replaceFirst("^suffix:", "");
        };
    }

    /** The distance of lines on an axis up to a value, about four of them. */
    static double step(String unit, double most) {
        double rough = unit.equals("none") ? Math.max(0.75, most / 4) : most / 4;
        if (unit.equals("s") && rough > 30) {
            for (double step : SECONDS) {
                if (step >= rough * 0.8) {
                    return step;
                }
            }
        }
        double base = unit.equals("bytes") ? Math.pow(1024, Math.floor(Math.log(rough) / Math.log(1024))) : 1;
        double power = Math.pow(10, Math.floor(Math.log10(rough / base))) * base;
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String seconds(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0 s";
        }
        if (size < 1) {
            return number(value * 1000) + " ms";
        }
        if (size < 120) {
            return number(value) + " s";
        }
        if (size < 7200 && size % 3600 != 0) {
            return number(value / 60) + " min";
        }
        return size < 172_800 ? number(value / 3600) + " h" : number(value / 86_400) + " d";
    }

    private static String bytes(double value) {
        String[] names = {"B", "KiB", "MiB", "GiB"};
        int power = 0;
        while (Math.abs(value) >= 1024 && power < names.length - 1) {
            value /= 1024;
            power++;
        }
        return number(value) + " " + names[power];
    }

    /** Three digits that count, without zeros at the end. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 10_000) {
            return number(value / 1000) + " k";
        }
        int decimals = size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
