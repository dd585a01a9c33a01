// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Mutated pages of text are read as a model or refused with the package's own exception, soon. */
class ModelFuzzTest {
    private static final String SIGNS = "aVt019.+-*/^()<>=,[]:;\"\\# \n#\u03ba";

    @Test
    void mutatedModels() {
        Random random = new Random(21);
        List<String> texts = ExampleModels.all().stream().map(Model::asText).toList();
        int[] read = new int[1];
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 2000; i++) {
                String text = mutated(texts.get(i % texts.size()), random);
                try {
                    Model model = Model.parse(text);
                    assertThat(Model.parse(model.asText())).as(text).isEqualTo(model);
                    read[0]++;
                } catch (ModelException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        });
        assertThat(read[0]).as("some mutations are harmless").isGreaterThan(20);
    }

    private static String mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(changed.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, sign);
                case 2 -> changed.setCharAt(at, sign);
                default -> changed.delete(at, Math.min(changed.length() - 1, at + random.nextInt(20)));
            }
        }
        return changed.toString();
    }
}
