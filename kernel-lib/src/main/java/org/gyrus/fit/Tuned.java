// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A rival that still has to choose among settings.
 *
 * @param name what the table calls it
 * @param settings to choose from, in the order in which they are tried
 */
record Tuned(String name, List<Forecaster> settings) implements Forecaster {
    Tuned {
        List<String> names = settings.stream().map(Forecaster::name).toList();
        if (names.isEmpty() || names.stream().collect(Collectors.toSet()).size() < names.size()) {
            throw new FitException("'" + name + "' needs settings with different names, not " + names);
        }
    }

    @Override
    public Size size() {
        return settings.get(0).size();
    }

    @Override
    public Course course(Readings seen) {
        throw new FitException(
                "'" + name + "' has " + settings.size()
                        + " settings to choose from: a comparison chooses on validation readings; alone, use one of its settings");
    }
}
