// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gyrus.discovery.Discovery;
import org.gyrus.fit.LogDensity;
import org.gyrus.inference.Laplace;
import org.gyrus.inference.Nuts;
import org.gyrus.question.Diagnosis;
import org.gyrus.question.Forecast;
import org.junit.jupiter.api.Test;

/** Laws, posteriors and answers are shown as tables with their sentences, or as pictures. */
class AnswersViewTest {
    private static final LogDensity NORMAL = new LogDensity() {
        @Override
        public List<String> names() {
            return List.of("a<b");
        }

        @Override
        public double[] start() {
            return new double[1];
        }

        @Override
        public double at(double[] theta, double[] gradient) {
            if (gradient != null) {
                gradient[0] = -theta[0];
            }
            return -theta[0] * theta[0] / 2;
        }
    };

    private static String html(Object value) {
        return String.valueOf(Views.of(value).data().get(MimeBundle.HTML));
    }

    @Test
    void aLawShowsItsAlternatives() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {2, 4, 6, 8, 10};
        assertThat(html(Discovery.of("N", y, "1").over("x", x, "1").run()))
                .contains("2*x")
                .contains("N(x) =");
    }

    @Test
    void drawsShowWhyToDoubtThem() {
        assertThat(html(Nuts.of(NORMAL).warmUp(20).draws(20).run()))
                .contains("a&lt;b")
                .contains("R-hat")
                .contains("effective draws");
        assertThat(html(Laplace.of(NORMAL))).contains("97.5 %");
    }

    @Test
    void answersAreSentencesAndPictures() {
        assertThat(html(Diagnosis.byEvidence(Map.of("slow", -10.0, "fast", -2.0))))
                .contains("The readings speak for fast");
        Forecast forecast = Forecast.of(new double[] {1, 2}, new double[][] {{1, 2}, {2, 3}, {2, 5}});
        assertThat(Views.of(forecast).data()).containsKey(MimeBundle.PNG);
    }
}
